// Generated from schema/schedule.schema.json by `npm run generate`.
"use strict";
export const validateSchedule = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://volnux.dev/schema/v1/schedule.schema.json","title":"Schedule","description":"A volnux schedule: pipelines of steps, and the jobs that run them on triggers.","type":"object","additionalProperties":false,"patternProperties":{"^x-":{"title":"Fragment","description":"Ignored: a place for fragments that are reused through YAML anchors."}},"properties":{"version":{"title":"Format version","description":"Version of the file format.","const":1,"default":1,"examples":[1]},"timezone":{"title":"Time zone","description":"Default time zone of triggers: an IANA name, or UTC.","type":"string","default":"UTC","examples":["Europe/Berlin"]},"include":{"title":"More files","description":"More files of the schedule, relative to this one: names, or patterns with `*`, `?`, `**` and `{a,b}`. They may hold jobs, pipelines and hooks; whatever is relative in them is so to the folder of this file.","anyOf":[{"type":"string","minLength":1},{"type":"array","items":{"type":"string","minLength":1}}],"default":[],"examples":["jobs/*.yaml",["pipelines.yaml","jobs/**/*.yaml"]]},"env_file":{"title":"Env files","description":"One or more dotenv files, relative to this file; later ones win. The process environment wins over all of them. A name that ends in `?` need not be there.","anyOf":[{"type":"string","minLength":1},{"type":"array","items":{"type":"string","minLength":1}}],"default":[],"examples":[".env",[".env",".env.local?"]]},"env":{"$ref":"#/$defs/env"},"secrets":{"title":"Secrets","description":"Secrets by name. Each one can be used as `${NAME}`, is in the environment of steps and hooks that `pass_env` does not keep it from, and is masked as `***` wherever volnux writes. It wins over a variable of the same name.","type":"object","propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/$defs/secret"},"default":{},"examples":[{"DB_PASSWORD":{"file":"/run/secrets/db_password"},"CHAT_TOKEN":{"env":"CHAT_TOKEN"}}]},"runner":{"$ref":"#/$defs/runner"},"concurrency":{"$ref":"#/$defs/concurrencyLimits"},"defaults":{"$ref":"#/$defs/defaults"},"hooks":{"$ref":"#/$defs/hooks"},"lint":{"$ref":"#/$defs/lint"},"pipelines":{"title":"Pipelines","description":"Pipelines by name: what runs. A job names one with `pipeline`.","type":"object","propertyNames":{"$ref":"#/$defs/id"},"additionalProperties":{"$ref":"#/$defs/pipeline"},"default":{},"examples":[{"nightly-etl":{"steps":[{"run":"./etl extract"},{"run":"./etl load"}]}}]},"jobs":{"title":"Jobs","description":"Jobs by id: what runs, when, and under which policy. Default: those of the files that are included; a schedule needs some.","type":"object","propertyNames":{"$ref":"#/$defs/id"},"additionalProperties":{"$ref":"#/$defs/job"},"examples":[{"backup":{"run":"./backup.sh","trigger":{"cron":"0 3 * * *"}}}]}},"$defs":{"id":{"title":"Id","description":"Letters, digits, `_`, `-` and `.`, beginning with a letter, a digit or `_`; at most 100 characters.","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_.-]*$","maxLength":100},"duration":{"title":"Duration","description":"A duration like `90s`, `5m`, `1h30m`, `7d` or `PT5M`, or a number of seconds; more than 0.","type":["string","number"],"exclusiveMinimum":0,"examples":["5m",90]},"durationOrZero":{"title":"Duration or zero","description":"A duration like `90s`, `5m`, `1h30m`, `7d` or `PT5M`, or a number of seconds; 0 is allowed.","type":["string","number"],"minimum":0,"examples":["10s",0]},"durationOrNull":{"title":"Duration or none","description":"A duration like `90s`, `5m`, `1h30m`, `7d` or `PT5M`, or a number of seconds, more than 0; or null.","type":["string","number","null"],"exclusiveMinimum":0,"examples":["5m",90,null]},"env":{"title":"Environment","description":"Environment variables. Settings further inside win: file, pipeline, job, step. Numbers are taken as written.","type":"object","propertyNames":{"pattern":"^[^=\\u0000]+$"},"additionalProperties":{"type":["string","number","boolean"]},"default":{},"examples":[{"LANG":"C.UTF-8"}]},"secret":{"title":"Secret","description":"Where a secret comes from: a variable or a file.","type":"object","additionalProperties":false,"oneOf":[{"required":["env"]},{"required":["file"]}],"properties":{"env":{"title":"Variable of the secret","description":"Name of a variable of the process environment, else of the env files.","type":"string","minLength":1,"examples":["CHAT_TOKEN"]},"file":{"title":"File of the secret","description":"A text file, relative to this file, at most 64 KiB long; a line end at its end is dropped. It is watched: a new content is an edit of the schedule.","type":"string","minLength":1,"examples":["/run/secrets/db_password","${SECRETS:-/run/secrets}/db_password"]}},"examples":[{"file":"/run/secrets/db_password"}]},"passEnv":{"title":"Variables passed on","description":"Which variables of the runner's own environment, the env files and `secrets` are passed on: names, beginnings like `AWS_*`, or `*` for all. A few always are: PATH, HOME, USER, LOGNAME, SHELL, LANG, LANGUAGE, LC_*, TZ, TMPDIR, TERM. What `env` says is passed on anyway. Settings further inside replace it: defaults, pipeline, job, step or hook. Default: that of `defaults`, else `[\"*\"]`.","type":"array","items":{"type":"string","pattern":"^(?:[^=*\\u0000]+\\*?|\\*)$"},"examples":[["DB_PASSWORD","AWS_*"],[]]},"with":{"title":"Arguments","description":"Arguments of the module, handed to it as `context.with`. Only beside `module`.","type":"object","default":{},"examples":[{"fast":true}]},"params":{"title":"Params","description":"What a job can set with `with`, by name. Steps see each as `VOLNUX_PARAM_` and its name in capitals, `-` and `.` as `_`; modules see all as `context.params`.","type":"object","propertyNames":{"$ref":"#/$defs/id"},"additionalProperties":{"$ref":"#/$defs/param"},"default":{},"examples":[{"rows":{"type":"integer","default":100},"stage":{"enum":["dev","prod"],"required":true},"fast":false}]},"param":{"title":"Param","description":"A param of a pipeline. A value alone is its default, and sets its type: text, number, or true and false.","anyOf":[{"type":"object","additionalProperties":false,"properties":{"description":{"title":"Description","description":"What it is for, for people to read. Default: none.","type":"string","examples":["How many rows to load."]},"type":{"title":"Type","description":"What its values are. A text that reads like a number, or true or false, counts as one where that is declared; a number never counts as a text. Default: that of `default`, else of all of `enum`, else `string`.","type":"string","enum":["string","integer","number","boolean"],"examples":["integer"]},"default":{"$ref":"#/$defs/paramValue","title":"Default value","description":"Its value in jobs that set none. Default: none; the variable is empty then, and the value in modules `null`.","examples":[100]},"enum":{"title":"Allowed values","description":"The values it may have. Default: any of its type.","type":"array","items":{"$ref":"#/$defs/paramValue"},"minItems":1,"examples":[["dev","prod"]]},"required":{"title":"Required","description":"Every job must set it; it has no `default` then.","type":"boolean","default":false,"examples":[true]}}},{"type":["string","number","boolean"]}],"examples":[{"type":"integer","default":100},100]},"paramValue":{"title":"Value of a param","description":"A text, a number, or true or false.","type":["string","number","boolean"],"examples":["prod",100,true]},"run":{"title":"Command","description":"A command: a string runs in the shell, a list of strings is a program and its arguments without a shell. Nothing in it is replaced: `${NAME}` in a string is the shell's, in a list it is text.","anyOf":[{"type":"string","pattern":"\\S"},{"type":"array","prefixItems":[{"type":"string","pattern":"\\S"}],"items":{"type":"string"},"minItems":1}],"examples":["./etl extract --day \"$VOLNUX_FIRE_DATE\"",["./etl","load"]]},"module":{"title":"Module","description":"A JavaScript or TypeScript module, relative to this file, with `#name` for a named export. Default export: the default one, else `run`.","type":"string","pattern":"\\S","examples":["./steps/transform.ts","./hooks/metrics.ts#record"]},"shell":{"title":"Shell","description":"What runs commands that are a text: a program, which is given `-c` and the text, or a list, to which the text is added. A list `run` needs none, and hooks have `/bin/sh`. Step wins over job, pipeline and defaults. Default: `/bin/sh`.","anyOf":[{"type":"string","pattern":"^\\S+$"},{"type":"array","prefixItems":[{"type":"string","pattern":"\\S"}],"items":{"type":"string"},"minItems":1}],"examples":["bash",["bash","-euo","pipefail","-c"],["python3","-c"]]},"cwd":{"title":"Working directory","description":"Where steps run: a directory, relative to this file. Modules in a thread are told it as `context.cwd`. Step wins over job, pipeline and defaults. Default: the folder of the schedule file.","type":"string","minLength":1,"examples":["etl","/srv/shop"]},"stopSignal":{"title":"Stop signal","description":"What a command and all it has started are sent when they are to end, at the timeout or when the run is cancelled; `kill_grace` later it is SIGKILL. Step wins over job, pipeline and defaults. Default: SIGTERM.","type":"string","enum":["SIGTERM","SIGINT","SIGHUP","SIGQUIT","SIGUSR1","SIGUSR2","SIGKILL"],"examples":["SIGINT"]},"stdin":{"title":"Standard input","description":"A text for the command's standard input. Only beside `run`. Default: none, it is empty.","type":"string","examples":["select count(*) from orders;"]},"successCodes":{"title":"Exit codes of success","description":"The exit codes of a command that count as success. Step wins over job, pipeline and defaults. Default: `[0]`.","type":"array","items":{"type":"integer","minimum":0,"maximum":255},"minItems":1,"examples":[[0,24]]},"failOn":{"title":"Fail on output","description":"What a step may write and yet not have succeeded. Looked at when it has ended; a step that fails by itself says that instead. Step wins over job, pipeline and defaults, as a whole. Default: nothing.","type":"object","additionalProperties":false,"properties":{"stderr":{"title":"Standard error","description":"Whether the step fails when it writes to standard error.","type":"boolean","default":false,"examples":[true]},"pattern":{"title":"Pattern","description":"A regular expression of JavaScript (with the flag `u`). The step fails when a line of its output matches it, on standard output or standard error. Lines are looked at before secrets are masked; of one longer than 64 KiB each such piece. Default: none.","type":"string","minLength":1,"examples":["^(ERROR|FATAL)\\b"]}},"examples":[{"stderr":true},{"pattern":"^ERROR"}]},"isolation":{"title":"Isolation","description":"Where a module runs: in a `thread` of the process that runs all steps (cheap), or in a `process` of its own, for native or hostile code: a crash of it, or its memory, is that step's alone. A thread may be kept for the next run of the same step, for a minute at most: what the module holds outside of its function is still there then. A process is a fresh one each time. Step wins over job, pipeline and defaults. Default: `thread`.","type":"string","enum":["thread","process"],"examples":["process"]},"concurrencyLimits":{"title":"Limits by name","description":"How many runs may go on at the same time of all jobs that name the limit as their `concurrency`. The others wait, the one that is due longest first.","type":"object","propertyNames":{"$ref":"#/$defs/id"},"additionalProperties":{"title":"Limit","description":"Runs at the same time.","type":"integer","minimum":1,"examples":[2]},"default":{},"examples":[{"database":2}]},"maxInstances":{"title":"Instances at most","description":"How many runs of the job may go on at the same time.","type":"integer","minimum":1,"default":1,"examples":[3]},"coalesce":{"title":"Coalesce","description":"Several due fire times become one run, of the latest.","type":"boolean","default":true,"examples":[false]},"overlap":{"title":"Overlap","description":"When `max_instances` runs are going: `skip` the new one, `queue` one to wait, or `replace` the oldest.","type":"string","enum":["skip","queue","replace"],"default":"skip","examples":["queue"]},"catchUpLimit":{"title":"Catch-up limit","description":"Of the fire times that became due while nobody looked (the runner was down, the machine asleep), so many of the latest go through `misfire_grace_time` and `coalesce` one by one; those before them are missed, in one record that stands for all.","type":"integer","minimum":1,"maximum":1000,"default":100,"examples":[10]},"keepRuns":{"title":"Kept runs","description":"So many of the latest runs of a job are kept, with what did not run since; null: no such limit. Default: that of `runner.history`.","type":["integer","null"],"minimum":1,"maximum":10000,"examples":[20,null]},"keepFor":{"$ref":"#/$defs/durationOrNull","title":"Kept for","description":"A record is kept for so long after its run has ended, or was decided against: a duration, a number of seconds, or null for no such limit. Default: that of `runner.history`, which holds for jobs that are gone, too.","examples":["7d",null]},"history":{"title":"History","description":"How much is kept of what became of the job's fire times, where that is not as `runner.history` says.","type":"object","additionalProperties":false,"properties":{"keep_runs":{"$ref":"#/$defs/keepRuns"},"keep_for":{"$ref":"#/$defs/keepFor"}},"default":{},"examples":[{"keep_runs":1000,"keep_for":null}]},"onChange":{"title":"On change","description":"What becomes of runs in flight when the job is removed, or an edit changes what it runs (its pipeline, its params): `keep` lets them end under the definition they began with, `cancel` ends them. An edit of anything else leaves them alone.","type":"string","enum":["keep","cancel"],"default":"keep","examples":["cancel"]},"rerunInterrupted":{"title":"Rerun interrupted runs","description":"A run that a crash of the runner interrupted is run again, once, at the next start: from its first step, with a run id of its own, for the fire time that it was. One whose steps were lost because the process that runs them died begins again at once, as another attempt of the same run, when no `retry` is left for it. For steps that may be done twice.","type":"boolean","default":false,"examples":[true]},"output":{"title":"Output","description":"What is kept of what steps write, for `volnux logs`.","type":"object","additionalProperties":false,"properties":{"max_bytes":{"title":"Output kept of a run","description":"How many bytes of output the state directory keeps of each run, at most 16 MiB: of more than that the first and the last half, and how much was left out between them. 0 keeps none. The log of `volnux run` has all of it.","type":"integer","minimum":0,"maximum":16777216,"default":1048576,"examples":[8388608,0]}},"default":{},"examples":[{"max_bytes":8388608}]},"maxParallel":{"title":"Steps at once","description":"How many steps of a run may be going at the same time; one that waits for its next attempt is not. The job wins over its pipeline. Default: any number.","type":"integer","minimum":1,"examples":[2]},"finally":{"title":"Last steps","description":"Steps that end a run, or an attempt of it: one after the other, whatever became of the steps before and of each other, also once the run is cancelled or a time limit is over. `if: success` or `failure` starts one only after a run that went so. They see what became of it as `VOLNUX_OUTCOME` and `VOLNUX_REASON`. One that fails fails the run.","type":"array","items":{"$ref":"#/$defs/step"},"default":[],"examples":[[{"id":"clean","run":"rm -rf ./scratch"}]]},"runTimeout":{"title":"Time limit of a run","description":"How long a run may take as a whole, its attempts and the waits between them included; null: no limit. Beyond it its steps are ended, those under `finally` have `finally_grace`, and it is a `timeout`. `timeout` limits each attempt of a step. Job wins over pipeline, that over `defaults`. Default: no limit.","type":["string","number","null"],"exclusiveMinimum":0,"examples":["2h"]},"finallyGrace":{"title":"Grace of the last steps","description":"How long the steps under `finally` may take, all together, once the run is cancelled; 0: none of them starts then. Job wins over pipeline, that over `defaults`.","type":["string","number"],"minimum":0,"default":"10s","examples":["30s"]},"retry":{"title":"Retry","description":"How often, and when, what failed is tried again: the step, or the whole run. Default: it is not.","type":"object","additionalProperties":false,"required":["attempts"],"properties":{"attempts":{"title":"Attempts","description":"How often it is tried, the first time included.","type":"integer","minimum":1,"maximum":1000,"examples":[3]},"delay":{"$ref":"#/$defs/durationOrZero","title":"Delay","description":"From the end of the first attempt to the second one: a duration, or a number of seconds.","default":"10s","examples":["30s"]},"backoff":{"title":"Backoff","description":"Each further delay is so many times the one before.","type":"number","minimum":1,"maximum":100,"default":1,"examples":[2]},"max_delay":{"$ref":"#/$defs/durationOrNull","title":"Longest delay","description":"No delay is longer: a duration, a number of seconds, or null for no such limit.","default":null,"examples":["5m"]},"jitter":{"title":"Jitter","description":"Each delay is made longer or shorter by chance, by this part of it at most, so that what failed together is not tried again together.","type":"number","minimum":0,"maximum":1,"default":0,"examples":[0.2]},"on":{"title":"Exit codes","description":"Only a command that exits with one of these is tried again. Default: whatever fails, a time limit included.","type":"array","items":{"type":"integer","minimum":1,"maximum":255},"minItems":1,"examples":[[75]]}},"examples":[{"attempts":3,"delay":"10s","backoff":2,"max_delay":"5m","jitter":0.2}]},"hooks":{"title":"Hooks","description":"What to do on events. Hooks of the file see every job, those of a pipeline or job only theirs.","type":"array","items":{"$ref":"#/$defs/hook"},"default":[],"examples":[[{"on":["job_error","job_missed"],"run":"./hooks/page.sh"}]]},"eventName":{"title":"Event","description":"Name of an event.","type":"string","enum":["scheduler_started","scheduler_shutdown","scheduler_paused","scheduler_resumed","job_added","job_removed","job_modified","job_executed","job_error","job_missed","job_waiting","job_submitted","job_max_instances","job_coalesced","job_cancelled","job_paused","job_resumed","config_applied","config_rejected","job_retry","step_error","hook_error","clock_jumped","loop_stalled","store_error","store_recovered","job_late","job_overdue"],"examples":["job_error"]},"runner":{"title":"Runner","description":"Settings of the daemon itself.","type":"object","additionalProperties":false,"properties":{"state":{"title":"State directory","description":"Directory of the embedded store, relative to this file; `:memory:` keeps nothing over a restart.","type":"string","minLength":1,"default":".volnux","examples":["/var/lib/volnux",":memory:"]},"max_concurrent_runs":{"title":"Runs at the same time","description":"How many runs of all jobs may go on at the same time. The others wait: the one that is due longest goes first.","type":"integer","minimum":1,"default":32,"examples":[100]},"shutdown_grace":{"$ref":"#/$defs/durationOrZero","title":"Shutdown grace","description":"How long running runs may go on after the first SIGTERM: a duration, or a number of seconds.","default":"25s","examples":["2m"]},"durability":{"title":"Durability","description":"What a fire time and an outcome wait for before they count. `full`: until they are on disk, so that a loss of power doubles and loses nothing. `normal`: until the system has them; the end of the process loses nothing still, a loss of power or a crash of the system the last seconds, whose fire times may run twice. Takes effect at the next start.","type":"string","enum":["full","normal"],"default":"full","examples":["normal"]},"on_store_error":{"title":"On store error","description":"What becomes of fire times that cannot be recorded (the disk is full, the database damaged). `buffer`: they do not run, because a crash could run them twice. `keep_running`: they run, and are recorded later; a crash before that runs them twice or forgets them. `stop`: as `buffer`, and the runner drains and ends with exit code 2. The outcomes of runs that had begun are kept in memory each time, and recorded as soon as the store works. The events `store_error` and `store_recovered` tell of it.","type":"string","enum":["buffer","keep_running","stop"],"default":"buffer","examples":["stop"]},"watch":{"title":"Watch","description":"How edits are noticed. `auto`: the file system tells of them, and besides the files are read every 5 seconds. `poll`: they are read every second, and nothing else; for file systems that tell of nothing, as over a network.","enum":["auto","poll"],"default":"auto","examples":["poll"]},"allow_mass_removal":{"title":"Allow mass removal","description":"Whether an edit may remove all jobs, or more than half of four and more. Without it such an edit is refused, and what ran before runs on; `volnux reload --force` lets one through. Jobs that are renamed with `moved_from` are not removed.","type":"boolean","default":false,"examples":[true]},"start_from_snapshot":{"title":"Start from the snapshot","description":"Whether a start with a schedule that has mistakes runs the last one that had none, as it is kept in the state directory, until the mistakes are mended. What counts is this setting as it was kept. Without it such a start ends with exit code 2.","type":"boolean","default":false,"examples":[true]},"history":{"title":"Runner history","description":"How much is kept of what became of fire times. Whatever is beyond one of the limits is pruned in the background; `keep_runs` and `keep_for` hold for each job, which may have a `history` of its own. The last run of a job stays, and what still goes on.","type":"object","additionalProperties":false,"properties":{"keep_runs":{"$ref":"#/$defs/keepRuns","description":"So many of the latest runs of each job are kept, with what did not run since; null: no such limit.","default":100},"keep_for":{"$ref":"#/$defs/keepFor","description":"A record is kept for so long after its run has ended, or was decided against: a duration, a number of seconds, or null for no such limit. So are those of jobs that are gone.","default":"30d"},"max_size":{"title":"Largest size","description":"What all records together may take of the database: a number of bytes, or a text like `500MB` or `2GiB`; the oldest go first. The file itself does not become smaller: `volnux state vacuum` does that. Default: no limit.","type":["string","integer","null"],"minimum":1,"default":null,"examples":["500MB"]}},"default":{},"examples":[{"keep_runs":500,"keep_for":"90d","max_size":"1GB"}]}},"default":{},"examples":[{"state":"/var/lib/volnux","shutdown_grace":"2m"}]},"lint":{"title":"Lint","description":"What becomes of what lint finds, by rule: `off`, `warn` or `error`. `volnux validate` tells of warnings, with `--strict` it fails on them; an error makes the file invalid. `# volnux-ignore RULE` on a line, or alone above it, is for that line.","type":"object","additionalProperties":false,"properties":{"never-fires":{"$ref":"#/$defs/lintLevel","description":"A trigger, or a part of one, is well-formed and yet has no fire time at all. (A `date` in the past is no such mistake.)","default":"error","examples":["warn","off"]},"dst-surprise":{"$ref":"#/$defs/lintLevel","description":"On a day of the next two years on which the clocks change, a job that fires a few times a day fires more or less often than on other days.","default":"warn","examples":["error","off"]},"day-and-weekday":{"$ref":"#/$defs/lintLevel","description":"A crontab expression restricts both the day of the month and the day of the week: a day matches when either does.","default":"warn","examples":["error","off"]},"uneven-step":{"$ref":"#/$defs/lintLevel","description":"A step of a cron field does not divide it evenly: cron begins anew with every hour, day, month or year.","default":"warn","examples":["error","off"]},"numeric-weekday":{"$ref":"#/$defs/lintLevel","description":"A number in `day_of_week`: there 0 is Monday (APScheduler), in a crontab expression it is Sunday.","default":"warn","examples":["error","off"]},"interval-below-timeout":{"$ref":"#/$defs/lintLevel","description":"A job fires again before the time limits set for it, its pipeline or its steps have passed: a run that takes that long has fire times skipped. (A limit from `defaults` is a safety net and says nothing about a job.)","default":"warn","examples":["error","off"]},"no-timeout":{"$ref":"#/$defs/lintLevel","description":"A step has no time limit: one that hangs holds its job for ever. `timeout: null` says that this is meant.","default":"warn","examples":["error","off"]},"unlimited-backlog":{"$ref":"#/$defs/lintLevel","description":"Every fire time that was not in time is made up for, however late and however many they are.","default":"warn","examples":["error","off"]},"long-retry":{"$ref":"#/$defs/lintLevel","description":"The attempts of a `retry` may begin after the job fires again: until then fire times are skipped, or the run is not tried again.","default":"warn","examples":["error","off"]},"crowded-minute":{"$ref":"#/$defs/lintLevel","description":"More than 20 jobs are due in one minute of the coming day.","default":"warn","examples":["error","off"]},"unreachable-hook":{"$ref":"#/$defs/lintLevel","description":"A hook of a job or a pipeline waits for an event that is about no job.","default":"warn","examples":["error","off"]},"unreachable-step":{"$ref":"#/$defs/lintLevel","description":"A step can never start: it has `if: failure`, and no step before it can fail.","default":"warn","examples":["error","off"]},"unused-pipeline":{"$ref":"#/$defs/lintLevel","description":"No job names a pipeline.","default":"warn","examples":["error","off"]},"without-effect":{"$ref":"#/$defs/lintLevel","description":"A setting cannot do anything: one of commands beside a `module`, `shell` beside a `run` that is a list, `isolation` beside `run`, a `timeout` above the `run_timeout` of the same run, a `fail_on: {}` that takes nothing back, a `{{` that is not closed, a variable with a blank in its name.","default":"warn","examples":["error","off"]},"undeclared-outputs":{"$ref":"#/$defs/lintLevel","description":"A command uses `$VOLNUX_OUTPUT`, and its step has no `outputs`: there is no file to write to.","default":"warn","examples":["error","off"]},"clear-secret":{"$ref":"#/$defs/lintLevel","description":"A secret stands in the file: the value of a name that ends in `_TOKEN`, `_SECRET`, `_PASSWORD` or `_KEY`, or the password of a URL.","default":"warn","examples":["error","off"]},"past-date":{"$ref":"#/$defs/lintLevel","description":"A trigger, or a part of one, has no fire time left: its date, its end or its last year is past.","default":"warn","examples":["error","off"]},"long-shutdown-grace":{"$ref":"#/$defs/lintLevel","description":"Runs are given more time to end than the 30 seconds that a container has before it is killed.","default":"warn","examples":["error","off"]},"unknown-ignore":{"$ref":"#/$defs/lintLevel","description":"A `# volnux-ignore` comment names something that is no rule, or nothing.","default":"warn","examples":["error","off"]},"unused-ignore":{"$ref":"#/$defs/lintLevel","description":"A `# volnux-ignore` comment names a rule that finds nothing there.","default":"warn","examples":["error","off"]}},"default":{},"examples":[{"no-timeout":"error","crowded-minute":"off"}]},"lintLevel":{"title":"Lint level","description":"What becomes of what a rule finds.","type":"string","enum":["off","warn","error"],"examples":["off"]},"defaults":{"title":"Defaults","description":"Policy for every job that does not say otherwise.","type":"object","additionalProperties":false,"properties":{"misfire_grace_time":{"$ref":"#/$defs/durationOrNull","title":"Misfire grace time","description":"A fire time seen later than this is missed: a duration, a number of seconds, or null for never too late.","default":"60s","examples":["5m",3600,null]},"coalesce":{"$ref":"#/$defs/coalesce"},"max_instances":{"$ref":"#/$defs/maxInstances"},"overlap":{"$ref":"#/$defs/overlap"},"catch_up_limit":{"$ref":"#/$defs/catchUpLimit"},"finally_grace":{"$ref":"#/$defs/finallyGrace"},"run_timeout":{"$ref":"#/$defs/runTimeout"},"rerun_interrupted":{"$ref":"#/$defs/rerunInterrupted"},"on_change":{"$ref":"#/$defs/onChange"},"output":{"$ref":"#/$defs/output"},"dst":{"$ref":"#/$defs/dst"},"timeout":{"$ref":"#/$defs/durationOrNull","title":"Timeout","description":"Limit of each attempt of a step (not of the whole run): a duration, a number of seconds, or null for none. Step wins over job, pipeline and defaults.","default":null,"examples":["1h"]},"kill_grace":{"$ref":"#/$defs/durationOrZero","title":"Kill grace","description":"From SIGTERM to SIGKILL when a step is ended: a duration, or a number of seconds. Step wins over job, pipeline and defaults.","default":"10s","examples":["30s"]},"shell":{"$ref":"#/$defs/shell"},"cwd":{"$ref":"#/$defs/cwd"},"stop_signal":{"$ref":"#/$defs/stopSignal"},"success_codes":{"$ref":"#/$defs/successCodes"},"fail_on":{"$ref":"#/$defs/failOn"},"isolation":{"$ref":"#/$defs/isolation"},"pass_env":{"$ref":"#/$defs/passEnv"}},"default":{},"examples":[{"misfire_grace_time":"5m","timeout":"1h"}]},"hook":{"title":"Hook","description":"Who is told of events: a command or module, as JSON on standard input and in `VOLNUX_*` variables; or a web server.","type":"object","additionalProperties":false,"required":["on"],"oneOf":[{"required":["run"]},{"required":["module"]},{"required":["webhook"]}],"dependentRequired":{"with":["module"]},"properties":{"on":{"title":"Events","description":"The event or events to be told of.","anyOf":[{"type":"string","enum":["scheduler_started","scheduler_shutdown","scheduler_paused","scheduler_resumed","job_added","job_removed","job_modified","job_executed","job_error","job_missed","job_waiting","job_submitted","job_max_instances","job_coalesced","job_cancelled","job_paused","job_resumed","config_applied","config_rejected","job_retry","step_error","hook_error","clock_jumped","loop_stalled","store_error","store_recovered","job_late","job_overdue"]},{"type":"array","items":{"$ref":"#/$defs/eventName"},"minItems":1}],"examples":["job_error",["job_error","job_missed"]]},"run":{"$ref":"#/$defs/run"},"module":{"$ref":"#/$defs/module"},"with":{"$ref":"#/$defs/with"},"webhook":{"$ref":"#/$defs/webhook"},"at_most":{"title":"Rate limit","description":"So many calls in any stretch of this length, `1 per 10m`; what is held back is counted and told with the next one. A hook of the file counts the events of all jobs together. Default: no limit.","type":"string","examples":["1 per 10m","5 per 1h"]},"env":{"$ref":"#/$defs/env"},"pass_env":{"$ref":"#/$defs/passEnv"},"timeout":{"$ref":"#/$defs/duration","title":"Timeout","description":"Limit of one call, of a webhook: of each try: a duration, or a number of seconds.","default":"30s","examples":["5s"]}},"examples":[{"on":"job_error","run":"./hooks/page.sh"}]},"webhook":{"title":"Webhook","description":"A request to a web server. Any answer from 200 to 299 is good; redirects are not followed.","type":"object","additionalProperties":false,"required":["url"],"properties":{"url":{"title":"URL","description":"Where to; `http` or `https`. Logs show its origin alone.","type":"string","examples":["${SLACK_URL}"]},"method":{"title":"Method","description":"How it is sent.","type":"string","enum":["POST","PUT","PATCH"],"default":"POST","examples":["PUT"]},"headers":{"title":"Headers","description":"Headers of the request, over those that volnux sets.","type":"object","additionalProperties":{"type":"string"},"default":{},"examples":[{"Authorization":"Bearer ${PAGER_TOKEN}"}]},"body":{"title":"Body","description":"What is sent in place of the event: a map or list as JSON, or text. `{{job}}`, `{{reason}}` and the like stand for fields of the event; a value that is nothing else takes the field as it is, `{{payload}}` all of it. Default: what `format` says.","type":["object","array","string"],"examples":[{"title":"{{job}}: {{event}}","details":"{{payload}}"}]},"format":{"title":"Format","description":"What is sent where there is no `body`: the event as JSON, or a message as Slack, Mattermost and others take it. Default: `slack` for hooks.slack.com, else `json`.","type":"string","enum":["json","slack"],"examples":["slack"]},"secret":{"title":"Secret","description":"Signs the body: header `X-Volnux-Signature: sha256=…`, the HMAC-SHA256 of the time in `X-Volnux-Timestamp` (Unix seconds), a dot, and the body. Default: no signature.","type":"string","minLength":1,"examples":["${WEBHOOK_SECRET}"]},"retry":{"$ref":"#/$defs/webhookRetry"}},"examples":[{"url":"https://example.com/alerts","secret":"${WEBHOOK_SECRET}"}]},"webhookRetry":{"title":"Retry of a webhook","description":"When the server cannot be reached, takes too long, or answers 408, 425, 429 or 500 and above, it is tried again. Default: three times, after 2, 4 and 8 seconds.","type":"object","additionalProperties":false,"properties":{"attempts":{"title":"Attempts","description":"How often it is tried, the first time included.","type":"integer","minimum":1,"maximum":20,"default":4,"examples":[6]},"delay":{"$ref":"#/$defs/durationOrZero","title":"Delay","description":"From the end of the first try to the second one; each further delay is twice the one before, 5 minutes at most. A server that answers with `Retry-After` is left alone for so long, where that is more: an hour at most.","default":"2s","examples":["10s"]}},"examples":[{"attempts":6,"delay":"10s"}]},"expect":{"title":"Expectations","description":"What the job is expected to do; hooks are told when it does not. Default: nothing.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"max_duration":{"$ref":"#/$defs/duration","title":"Longest duration","description":"A run that takes longer raises `job_late` while it goes on; nothing is ended. Default: none.","examples":["30m"]},"every":{"$ref":"#/$defs/duration","title":"Every","description":"When no run has succeeded for so long, restarts of the runner included, `job_overdue` is raised, and again after as long. Not while the job is paused. Default: none.","examples":["25h"]}},"examples":[{"max_duration":"30m","every":"25h"}]},"step":{"title":"Step","description":"One command or module function inside a pipeline.","type":"object","additionalProperties":false,"oneOf":[{"required":["run"]},{"required":["module"]}],"dependentRequired":{"with":["module"],"stdin":["run"]},"properties":{"id":{"$ref":"#/$defs/id","title":"Step id","description":"Name of the step, for `needs`, logs and history. Default: `step-1`, `step-2`, … by position.","examples":["extract"]},"run":{"$ref":"#/$defs/run"},"stdin":{"$ref":"#/$defs/stdin"},"module":{"$ref":"#/$defs/module"},"with":{"$ref":"#/$defs/with"},"needs":{"title":"Needs","description":"Steps that come before this one: it starts when all of them have ended, if `if` lets it. Default: the step above; `[]` starts at once.","type":"array","items":{"type":"string"},"examples":[["extract"],[]]},"if":{"title":"Condition","description":"After what it starts: `success` if no step before it, near or far, has failed, `failure` if one has, `always` in any case. Under `finally` that is about all the steps of the run. Default: success; under `finally`, always.","type":"string","enum":["success","failure","always"],"examples":["failure","always"]},"continue_on_error":{"title":"Continue on error","description":"Should it fail, the run goes on as if it had not; the event `step_error` tells of it.","type":"boolean","default":false,"examples":[true]},"retry":{"$ref":"#/$defs/retry"},"outputs":{"title":"Outputs","description":"Names of the values that it hands on. A command writes lines `NAME=VALUE` to the file `$VOLNUX_OUTPUT` (`NAME<<END`, lines and `END` for a value of several lines), a module returns an object. The steps after it see each as `VOLNUX_OUTPUT_`, the id of the step, `_` and the name, in capitals, `-` and `.` as `_`; modules as `context.outputs`. A step that succeeds without one of them fails. At most 64 KiB together.","type":"array","items":{"$ref":"#/$defs/id"},"default":[],"examples":[["rows"]]},"env":{"$ref":"#/$defs/env"},"pass_env":{"$ref":"#/$defs/passEnv"},"timeout":{"$ref":"#/$defs/durationOrNull","title":"Timeout","description":"Limit of each attempt of the step: a duration, a number of seconds, or null for none. Default: that of the job, pipeline or defaults.","examples":["10m"]},"kill_grace":{"$ref":"#/$defs/durationOrZero","title":"Kill grace","description":"From SIGTERM to SIGKILL when the step is ended: a duration, or a number of seconds. Default: that of the job, pipeline or defaults.","examples":["30s"]},"shell":{"$ref":"#/$defs/shell"},"cwd":{"$ref":"#/$defs/cwd"},"stop_signal":{"$ref":"#/$defs/stopSignal"},"success_codes":{"$ref":"#/$defs/successCodes"},"fail_on":{"$ref":"#/$defs/failOn"},"isolation":{"$ref":"#/$defs/isolation"}},"examples":[{"id":"extract","run":"./etl extract"}]},"steps":{"title":"Steps","description":"The steps. Each one starts when the one above has succeeded, unless `needs` or `if` says otherwise.","type":"array","items":{"$ref":"#/$defs/step"},"minItems":1,"examples":[[{"run":"./etl extract"},{"run":"./etl load"}]]},"pipeline":{"title":"Pipeline","description":"A named graph of steps: what runs.","type":"object","additionalProperties":false,"required":["steps"],"properties":{"description":{"title":"Description","description":"What it is for, for people to read. Default: none.","type":"string","examples":["Loads yesterday's orders."]},"params":{"$ref":"#/$defs/params"},"env":{"$ref":"#/$defs/env"},"pass_env":{"$ref":"#/$defs/passEnv"},"hooks":{"$ref":"#/$defs/hooks"},"steps":{"$ref":"#/$defs/steps"},"finally":{"$ref":"#/$defs/finally"},"max_parallel":{"$ref":"#/$defs/maxParallel"},"finally_grace":{"$ref":"#/$defs/finallyGrace"},"run_timeout":{"$ref":"#/$defs/runTimeout"},"timeout":{"$ref":"#/$defs/durationOrNull","title":"Timeout","description":"Limit of each attempt of a step (not of the whole run): a duration, a number of seconds, or null for none. Step and job win over it. Default: that of `defaults`.","examples":["1h"]},"kill_grace":{"$ref":"#/$defs/durationOrZero","title":"Kill grace","description":"From SIGTERM to SIGKILL when a step is ended: a duration, or a number of seconds. Step and job win over it. Default: that of `defaults`.","examples":["30s"]},"shell":{"$ref":"#/$defs/shell"},"cwd":{"$ref":"#/$defs/cwd"},"stop_signal":{"$ref":"#/$defs/stopSignal"},"success_codes":{"$ref":"#/$defs/successCodes"},"fail_on":{"$ref":"#/$defs/failOn"},"isolation":{"$ref":"#/$defs/isolation"}},"examples":[{"steps":[{"run":"./etl extract"},{"run":"./etl load"}]}]},"job":{"title":"Job","description":"A pipeline bound to a trigger plus its policy.","type":"object","additionalProperties":false,"required":["trigger"],"oneOf":[{"required":["pipeline"]},{"required":["steps"]},{"required":["run"]},{"required":["module"]}],"dependentSchemas":{"run":{"not":{"required":["with"]}},"steps":{"not":{"required":["with"]}}},"properties":{"description":{"title":"Description","description":"What it is for, for people to read. Default: none.","type":"string","examples":["Nightly backup of the shop."]},"moved_from":{"$ref":"#/$defs/id","title":"Former id","description":"The id it had before: its history, its next fire time and its runs come along. The line may stay. `H` and `jitter` go by the id, and so change with it at the next start. Default: none.","examples":["backup-old"]},"pipeline":{"title":"Pipeline name","description":"Name of the pipeline to run.","type":"string","examples":["nightly-etl"]},"steps":{"$ref":"#/$defs/steps"},"finally":{"$ref":"#/$defs/finally"},"max_parallel":{"$ref":"#/$defs/maxParallel"},"finally_grace":{"$ref":"#/$defs/finallyGrace"},"run_timeout":{"$ref":"#/$defs/runTimeout"},"run":{"$ref":"#/$defs/run"},"stdin":{"$ref":"#/$defs/stdin"},"module":{"$ref":"#/$defs/module"},"with":{"title":"Values","description":"Values of the `params` of the pipeline; beside `module` its arguments, handed to it as `context.with`. Only beside one of these.","type":"object","default":{},"examples":[{"rows":5}]},"trigger":{"$ref":"#/$defs/trigger"},"env":{"$ref":"#/$defs/env"},"pass_env":{"$ref":"#/$defs/passEnv"},"hooks":{"$ref":"#/$defs/hooks"},"max_instances":{"$ref":"#/$defs/maxInstances"},"coalesce":{"$ref":"#/$defs/coalesce"},"misfire_grace_time":{"$ref":"#/$defs/durationOrNull","title":"Misfire grace time","description":"A fire time seen later than this is missed: a duration, a number of seconds, or null for never too late. Default: that of `defaults`, else 60s.","examples":["5m",3600,null]},"overlap":{"$ref":"#/$defs/overlap"},"concurrency":{"title":"Concurrency limit","description":"Name of the limit, one of `concurrency` at the top, that the runs of this job and of others count against. What is beyond it waits: the one that is due longest goes first. Default: none.","type":"string","minLength":1,"examples":["database"]},"catch_up_limit":{"$ref":"#/$defs/catchUpLimit"},"retry":{"$ref":"#/$defs/retry","title":"Retry of the run","description":"A run that fails is tried again as a whole, its last steps included; only the last attempt is its outcome. A run whose next attempt would begin after the next fire time of a job with `max_instances: 1` is not tried again, nor is one of a job that was removed or paused. Default: none.","examples":[{"attempts":2,"delay":"5m"}]},"rerun_interrupted":{"$ref":"#/$defs/rerunInterrupted"},"history":{"$ref":"#/$defs/history"},"on_change":{"$ref":"#/$defs/onChange"},"output":{"$ref":"#/$defs/output"},"expect":{"$ref":"#/$defs/expect"},"paused":{"title":"Paused","description":"The job is known but does not fire.","type":"boolean","default":false,"examples":[true]},"timeout":{"$ref":"#/$defs/durationOrNull","title":"Timeout","description":"Limit of each attempt of a step (not of the whole run): a duration, a number of seconds, or null for none. Step wins over it. Default: that of the pipeline, else of `defaults`.","examples":["1h"]},"kill_grace":{"$ref":"#/$defs/durationOrZero","title":"Kill grace","description":"From SIGTERM to SIGKILL when a step is ended: a duration, or a number of seconds. Step wins over it. Default: that of the pipeline, else of `defaults`.","examples":["30s"]},"shell":{"$ref":"#/$defs/shell"},"cwd":{"$ref":"#/$defs/cwd"},"stop_signal":{"$ref":"#/$defs/stopSignal"},"success_codes":{"$ref":"#/$defs/successCodes"},"fail_on":{"$ref":"#/$defs/failOn"},"isolation":{"$ref":"#/$defs/isolation"}},"examples":[{"run":"./backup.sh","trigger":{"cron":"0 3 * * *"}}],"dependentRequired":{"stdin":["run"]}},"trigger":{"title":"Trigger","description":"When a job fires.","type":"object","additionalProperties":false,"oneOf":[{"required":["cron"]},{"required":["interval"]},{"required":["calendar_interval"]},{"required":["date"]},{"required":["any"]},{"required":["all"]},{"required":["startup"]},{"required":["after"]},{"required":["manual"]}],"properties":{"cron":{"title":"Cron","description":"A crontab expression (5 fields, 6 with seconds first, 7 with a year last too, or an alias like `@daily`), or APScheduler's fields. `H`, `H(a-b)` and `H/n` pick a slot by the id of the job.","anyOf":[{"type":"string"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"year":{"$ref":"#/$defs/cronField","title":"Year","description":"Four digits.","default":"*","examples":[2027]},"month":{"$ref":"#/$defs/cronField","title":"Month","description":"1–12, or `jan`–`dec`. Default: `*` above the smallest field that is given, 1 below it.","examples":["1-6"]},"day":{"$ref":"#/$defs/cronField","title":"Day of the month","description":"1–31, `last`, or `2nd fri`. Default: `*` above the smallest field that is given, 1 below it.","examples":["last"]},"week":{"$ref":"#/$defs/cronField","title":"ISO week","description":"ISO week, 1–53.","default":"*","examples":[1]},"day_of_week":{"$ref":"#/$defs/cronField","title":"Day of the week","description":"`mon`–`sun`, or 0–6 with 0 = Monday.","default":"*","examples":["mon-fri"]},"hour":{"$ref":"#/$defs/cronField","title":"Hour","description":"0–23. Default: `*` above the smallest field that is given, 0 below it.","examples":["8-17"]},"minute":{"$ref":"#/$defs/cronField","title":"Minute","description":"0–59. Default: `*` above the smallest field that is given, 0 below it.","examples":["*/15"]},"second":{"$ref":"#/$defs/cronField","title":"Second","description":"0–59. Default: 0.","examples":[0]}}}],"examples":["0 3 * * *","H H(1-5) * * *",{"hour":3,"minute":0}]},"interval":{"title":"Interval","description":"Elapsed time between fire times: a duration, a number of seconds, or its parts.","anyOf":[{"type":["string","number"],"exclusiveMinimum":0},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"weeks":{"$ref":"#/$defs/intervalPart","title":"Weeks","description":"Weeks.","default":0,"examples":[1]},"days":{"$ref":"#/$defs/intervalPart","title":"Days","description":"Days of 24 hours.","default":0,"examples":[1]},"hours":{"$ref":"#/$defs/intervalPart","title":"Hours","description":"Hours.","default":0,"examples":[6]},"minutes":{"$ref":"#/$defs/intervalPart","title":"Minutes","description":"Minutes.","default":0,"examples":[30]},"seconds":{"$ref":"#/$defs/intervalPart","title":"Seconds","description":"Seconds.","default":0,"examples":[10]},"milliseconds":{"$ref":"#/$defs/intervalPart","title":"Milliseconds","description":"Milliseconds.","default":0,"examples":[500]}}}],"examples":["30m",{"minutes":30}]},"calendar_interval":{"title":"Calendar interval","description":"So many years, months, weeks and days after each other, together at least a day, always at the same time of day. Counted from the day of `start_date`, else from the day the job is added. A month without that day is left out, as is a day on which the clocks skip that time.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"years":{"$ref":"#/$defs/calendarPart","title":"Years","description":"Years.","default":0,"examples":[1]},"months":{"$ref":"#/$defs/calendarPart","title":"Months","description":"Months.","default":0,"examples":[3]},"weeks":{"$ref":"#/$defs/calendarPart","title":"Weeks","description":"Weeks.","default":0,"examples":[2]},"days":{"$ref":"#/$defs/calendarPart","title":"Days","description":"Days of the calendar.","default":0,"examples":[1]},"hour":{"$ref":"#/$defs/calendarPart","title":"Hour","description":"Hour of the day, 0–23.","default":0,"examples":[3]},"minute":{"$ref":"#/$defs/calendarPart","title":"Minute","description":"Minute, 0–59.","default":0,"examples":[30]},"second":{"$ref":"#/$defs/calendarPart","title":"Second","description":"Second, 0–59.","default":0,"examples":[0]}},"examples":[{"months":1,"hour":3}]},"date":{"title":"Date","description":"One fire time: `2027-12-31` or `2027-12-31T23:59:59`, with `Z` or `±HH:MM` for a fixed instant.","type":"string","examples":["2027-12-31T23:59:59"]},"any":{"title":"Any of","description":"Triggers of which any one fires the job. An interval among them counts from the last fire time, whichever trigger it came from.","type":"array","items":{"$ref":"#/$defs/trigger"},"minItems":1,"examples":[[{"cron":"0 9 * * mon-fri"},{"cron":"0 12 * * sat,sun"}]]},"all":{"title":"All of","description":"Triggers that must all fire at the same instant.","type":"array","items":{"$ref":"#/$defs/trigger"},"minItems":1,"examples":[[{"cron":"0 9 * * fri"},{"cron":"0 9 13 * *"}]]},"startup":{"title":"At startup","description":"Fires once when the runner starts, as `@reboot` does. A job that an edit adds waits for the next start.","type":"boolean","const":true,"examples":[true]},"after":{"title":"After another job","description":"Fires when a run of another job has ended, with the fire time of that run: one run for each.","type":"object","additionalProperties":false,"required":["job"],"properties":{"job":{"$ref":"#/$defs/id","title":"Job id","description":"Id of the other job.","examples":["extract"]},"on":{"title":"Ends that count","description":"The end or ends of the run that count.","anyOf":[{"type":"string","enum":["success","failure","timeout","cancelled"]},{"type":"array","items":{"$ref":"#/$defs/runEnd"},"minItems":1}],"default":["success"],"examples":[["success"],["failure","timeout"]]}},"examples":[{"job":"extract","on":["success"]}]},"manual":{"title":"By hand only","description":"Never fires by itself: the job runs when somebody asks for it (`volnux trigger`, and `volnux exec` without a runner).","type":"boolean","const":true,"examples":[true]},"timezone":{"title":"Time zone","description":"Time zone of this trigger: an IANA name, or UTC. Default: that beside the `any` or `all` around it, else the file's `timezone`.","type":"string","examples":["America/New_York"]},"start_date":{"title":"Start","description":"No fire time before it; same form as `date`. An interval counts from it. Default: none.","type":"string","examples":["2027-01-01"]},"end_date":{"title":"End","description":"No fire time after it; same form as `date`. For a calendar interval a day without a time is included. Default: none.","type":"string","examples":["2027-12-31T23:59:59"]},"jitter":{"$ref":"#/$defs/durationOrZero","title":"Jitter","description":"Each fire time is delayed by up to this long: a duration, or a number of seconds. Not inside `any` and `all`, but beside them.","default":0,"examples":["30s"]},"dst":{"$ref":"#/$defs/dst"}},"examples":[{"cron":"0 3 * * *"}]},"runEnd":{"title":"End of a run","description":"How a run ended.","type":"string","enum":["success","failure","timeout","cancelled"],"examples":["success"]},"dst":{"title":"Clock changes","description":"What cron does when the clocks change. `vixie`: fixed times fire once a day on every day, wildcards follow real time. `wallclock`: as the clock on the wall shows (skip the gap, both in the fold). In `defaults`: that of every trigger that does not say otherwise.","anyOf":[{"type":"string","enum":["vixie","wallclock"]},{"type":"object","additionalProperties":false,"required":["gap","fold"],"properties":{"gap":{"title":"Gap","description":"A time that does not exist: at the next instant that does, not at all, or later by the length of the gap.","type":"string","enum":["next","skip","shift"],"examples":["next"]},"fold":{"title":"Fold","description":"A time that comes twice: at the first, the second, or both.","type":"string","enum":["first","second","both"],"examples":["first"]}}}],"default":"vixie","examples":["wallclock",{"gap":"next","fold":"first"}]},"cronField":{"title":"Field of cron","description":"A number or an expression of cron.","type":["string","integer"]},"calendarPart":{"title":"Whole number","description":"A whole number, 0 or more.","type":"integer","minimum":0},"intervalPart":{"title":"Number","description":"A number, 0 or more.","type":"number","minimum":0}}};
const schema32 = schema31.$defs.env;
const schema33 = schema31.$defs.secret;
const schema39 = schema31.$defs.id;
const func1 = Object.prototype.hasOwnProperty;
const func2 = function (text) { let count = 0; for (const _ of text) count++; return count; };
const pattern4 = new RegExp("^x-", "u");
const pattern5 = new RegExp("^[^=\\u0000]+$", "u");
const pattern6 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern7 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]*$", "u");
const schema34 = schema31.$defs.runner;
const schema35 = schema31.$defs.durationOrZero;
const schema36 = schema31.$defs.keepRuns;
const schema37 = schema31.$defs.durationOrNull;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema34.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.state !== undefined){
let data0 = data.state;
if(typeof data0 === "string"){
if(func2(data0) < 1){
const err1 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema34.properties.state,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},schema:schema34.properties.state.type,parentSchema:schema34.properties.state,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.max_concurrent_runs !== undefined){
let data1 = data.max_concurrent_runs;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/max_concurrent_runs",schemaPath:"#/properties/max_concurrent_runs/type",keyword:"type",params:{type: "integer"},schema:schema34.properties.max_concurrent_runs.type,parentSchema:schema34.properties.max_concurrent_runs,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/max_concurrent_runs",schemaPath:"#/properties/max_concurrent_runs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema34.properties.max_concurrent_runs,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.shutdown_grace !== undefined){
let data2 = data.shutdown_grace;
if((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))){
const err5 = {instancePath:instancePath+"/shutdown_grace",schemaPath:"#/$defs/durationOrZero/type",keyword:"type",params:{type: schema35.type},schema:schema35.type,parentSchema:schema35,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/shutdown_grace",schemaPath:"#/$defs/durationOrZero/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.durability !== undefined){
let data3 = data.durability;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/durability",schemaPath:"#/properties/durability/type",keyword:"type",params:{type: "string"},schema:schema34.properties.durability.type,parentSchema:schema34.properties.durability,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((data3 === "full") || (data3 === "normal"))){
const err8 = {instancePath:instancePath+"/durability",schemaPath:"#/properties/durability/enum",keyword:"enum",params:{allowedValues: schema34.properties.durability.enum},schema:schema34.properties.durability.enum,parentSchema:schema34.properties.durability,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.on_store_error !== undefined){
let data4 = data.on_store_error;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/on_store_error",schemaPath:"#/properties/on_store_error/type",keyword:"type",params:{type: "string"},schema:schema34.properties.on_store_error.type,parentSchema:schema34.properties.on_store_error,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!(((data4 === "buffer") || (data4 === "keep_running")) || (data4 === "stop"))){
const err10 = {instancePath:instancePath+"/on_store_error",schemaPath:"#/properties/on_store_error/enum",keyword:"enum",params:{allowedValues: schema34.properties.on_store_error.enum},schema:schema34.properties.on_store_error.enum,parentSchema:schema34.properties.on_store_error,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.watch !== undefined){
let data5 = data.watch;
if(!((data5 === "auto") || (data5 === "poll"))){
const err11 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/enum",keyword:"enum",params:{allowedValues: schema34.properties.watch.enum},schema:schema34.properties.watch.enum,parentSchema:schema34.properties.watch,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.allow_mass_removal !== undefined){
let data6 = data.allow_mass_removal;
if(typeof data6 !== "boolean"){
const err12 = {instancePath:instancePath+"/allow_mass_removal",schemaPath:"#/properties/allow_mass_removal/type",keyword:"type",params:{type: "boolean"},schema:schema34.properties.allow_mass_removal.type,parentSchema:schema34.properties.allow_mass_removal,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.start_from_snapshot !== undefined){
let data7 = data.start_from_snapshot;
if(typeof data7 !== "boolean"){
const err13 = {instancePath:instancePath+"/start_from_snapshot",schemaPath:"#/properties/start_from_snapshot/type",keyword:"type",params:{type: "boolean"},schema:schema34.properties.start_from_snapshot.type,parentSchema:schema34.properties.start_from_snapshot,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.history !== undefined){
let data8 = data.history;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key1 in data8){
if(!(((key1 === "keep_runs") || (key1 === "keep_for")) || (key1 === "max_size"))){
const err14 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema34.properties.history,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data8.keep_runs !== undefined){
let data9 = data8.keep_runs;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (data9 !== null)){
const err15 = {instancePath:instancePath+"/history/keep_runs",schemaPath:"#/$defs/keepRuns/type",keyword:"type",params:{type: schema36.type},schema:schema36.type,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 10000 || isNaN(data9)){
const err16 = {instancePath:instancePath+"/history/keep_runs",schemaPath:"#/$defs/keepRuns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err17 = {instancePath:instancePath+"/history/keep_runs",schemaPath:"#/$defs/keepRuns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema36,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data8.keep_for !== undefined){
let data10 = data8.keep_for;
if(((typeof data10 !== "string") && (!((typeof data10 == "number") && (isFinite(data10))))) && (data10 !== null)){
const err18 = {instancePath:instancePath+"/history/keep_for",schemaPath:"#/$defs/keepFor/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 <= 0 || isNaN(data10)){
const err19 = {instancePath:instancePath+"/history/keep_for",schemaPath:"#/$defs/keepFor/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema37,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data8.max_size !== undefined){
let data11 = data8.max_size;
if(((typeof data11 !== "string") && (!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11))))) && (data11 !== null)){
const err20 = {instancePath:instancePath+"/history/max_size",schemaPath:"#/properties/history/properties/max_size/type",keyword:"type",params:{type: schema34.properties.history.properties.max_size.type},schema:schema34.properties.history.properties.max_size.type,parentSchema:schema34.properties.history.properties.max_size,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
const err21 = {instancePath:instancePath+"/history/max_size",schemaPath:"#/properties/history/properties/max_size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema34.properties.history.properties.max_size,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
}
else {
const err22 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/type",keyword:"type",params:{type: "object"},schema:schema34.properties.history.type,parentSchema:schema34.properties.history,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema38 = schema31.$defs.concurrencyLimits;

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(func2(key0) > 100){
const err0 = {instancePath,schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema39,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern7.test(key0)){
const err1 = {instancePath,schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema39,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},schema:schema39.type,parentSchema:schema39,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},schema:schema38.propertyNames,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key1 in data){
let data0 = data[key1];
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "integer"},schema:schema38.additionalProperties.type,parentSchema:schema38.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err5 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema38.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema40 = schema31.$defs.defaults;
const schema42 = schema31.$defs.coalesce;
const schema43 = schema31.$defs.maxInstances;
const schema44 = schema31.$defs.overlap;
const schema45 = schema31.$defs.catchUpLimit;
const schema46 = schema31.$defs.finallyGrace;
const schema47 = schema31.$defs.runTimeout;
const schema48 = schema31.$defs.rerunInterrupted;
const schema49 = schema31.$defs.onChange;
const schema50 = schema31.$defs.output;
const schema51 = schema31.$defs.dst;
const schema54 = schema31.$defs.shell;
const schema55 = schema31.$defs.cwd;
const schema56 = schema31.$defs.stopSignal;
const schema57 = schema31.$defs.successCodes;
const schema58 = schema31.$defs.failOn;
const schema59 = schema31.$defs.isolation;
const schema60 = schema31.$defs.passEnv;
const pattern8 = new RegExp("^\\S+$", "u");
const pattern9 = new RegExp("\\S", "u");
const pattern10 = new RegExp("^(?:[^=*\\u0000]+\\*?|\\*)$", "u");

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema40.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.misfire_grace_time !== undefined){
let data0 = data.misfire_grace_time;
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (data0 !== null)){
const err1 = {instancePath:instancePath+"/misfire_grace_time",schemaPath:"#/$defs/durationOrNull/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 <= 0 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/misfire_grace_time",schemaPath:"#/$defs/durationOrNull/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema37,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
if(data.coalesce !== undefined){
let data1 = data.coalesce;
if(typeof data1 !== "boolean"){
const err3 = {instancePath:instancePath+"/coalesce",schemaPath:"#/$defs/coalesce/type",keyword:"type",params:{type: "boolean"},schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.max_instances !== undefined){
let data2 = data.max_instances;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/max_instances",schemaPath:"#/$defs/maxInstances/type",keyword:"type",params:{type: "integer"},schema:schema43.type,parentSchema:schema43,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/max_instances",schemaPath:"#/$defs/maxInstances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema43,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.overlap !== undefined){
let data3 = data.overlap;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/overlap",schemaPath:"#/$defs/overlap/type",keyword:"type",params:{type: "string"},schema:schema44.type,parentSchema:schema44,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((data3 === "skip") || (data3 === "queue")) || (data3 === "replace"))){
const err7 = {instancePath:instancePath+"/overlap",schemaPath:"#/$defs/overlap/enum",keyword:"enum",params:{allowedValues: schema44.enum},schema:schema44.enum,parentSchema:schema44,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.catch_up_limit !== undefined){
let data4 = data.catch_up_limit;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/catch_up_limit",schemaPath:"#/$defs/catchUpLimit/type",keyword:"type",params:{type: "integer"},schema:schema45.type,parentSchema:schema45,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1000 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/catch_up_limit",schemaPath:"#/$defs/catchUpLimit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema45,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/catch_up_limit",schemaPath:"#/$defs/catchUpLimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema45,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.finally_grace !== undefined){
let data5 = data.finally_grace;
if((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))){
const err11 = {instancePath:instancePath+"/finally_grace",schemaPath:"#/$defs/finallyGrace/type",keyword:"type",params:{type: schema46.type},schema:schema46.type,parentSchema:schema46,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/finally_grace",schemaPath:"#/$defs/finallyGrace/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema46,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data.run_timeout !== undefined){
let data6 = data.run_timeout;
if(((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))) && (data6 !== null)){
const err13 = {instancePath:instancePath+"/run_timeout",schemaPath:"#/$defs/runTimeout/type",keyword:"type",params:{type: schema47.type},schema:schema47.type,parentSchema:schema47,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 <= 0 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/run_timeout",schemaPath:"#/$defs/runTimeout/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema47,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data.rerun_interrupted !== undefined){
let data7 = data.rerun_interrupted;
if(typeof data7 !== "boolean"){
const err15 = {instancePath:instancePath+"/rerun_interrupted",schemaPath:"#/$defs/rerunInterrupted/type",keyword:"type",params:{type: "boolean"},schema:schema48.type,parentSchema:schema48,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.on_change !== undefined){
let data8 = data.on_change;
if(typeof data8 !== "string"){
const err16 = {instancePath:instancePath+"/on_change",schemaPath:"#/$defs/onChange/type",keyword:"type",params:{type: "string"},schema:schema49.type,parentSchema:schema49,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!((data8 === "keep") || (data8 === "cancel"))){
const err17 = {instancePath:instancePath+"/on_change",schemaPath:"#/$defs/onChange/enum",keyword:"enum",params:{allowedValues: schema49.enum},schema:schema49.enum,parentSchema:schema49,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.output !== undefined){
let data9 = data.output;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key1 in data9){
if(!(key1 === "max_bytes")){
const err18 = {instancePath:instancePath+"/output",schemaPath:"#/$defs/output/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema50,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data9.max_bytes !== undefined){
let data10 = data9.max_bytes;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err19 = {instancePath:instancePath+"/output/max_bytes",schemaPath:"#/$defs/output/properties/max_bytes/type",keyword:"type",params:{type: "integer"},schema:schema50.properties.max_bytes.type,parentSchema:schema50.properties.max_bytes,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 16777216 || isNaN(data10)){
const err20 = {instancePath:instancePath+"/output/max_bytes",schemaPath:"#/$defs/output/properties/max_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},schema:16777216,parentSchema:schema50.properties.max_bytes,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err21 = {instancePath:instancePath+"/output/max_bytes",schemaPath:"#/$defs/output/properties/max_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema50.properties.max_bytes,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
}
else {
const err22 = {instancePath:instancePath+"/output",schemaPath:"#/$defs/output/type",keyword:"type",params:{type: "object"},schema:schema50.type,parentSchema:schema50,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.dst !== undefined){
let data11 = data.dst;
const _errs37 = errors;
let valid13 = false;
const _errs38 = errors;
if(typeof data11 !== "string"){
const err23 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema51.anyOf[0].type,parentSchema:schema51.anyOf[0],data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!((data11 === "vixie") || (data11 === "wallclock"))){
const err24 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema51.anyOf[0].enum},schema:schema51.anyOf[0].enum,parentSchema:schema51.anyOf[0],data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid0 = _errs38 === errors;
valid13 = valid13 || _valid0;
const _errs40 = errors;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.gap === undefined){
const err25 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/1/required",keyword:"required",params:{missingProperty: "gap"},schema:schema51.anyOf[1].required,parentSchema:schema51.anyOf[1],data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data11.fold === undefined){
const err26 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/1/required",keyword:"required",params:{missingProperty: "fold"},schema:schema51.anyOf[1].required,parentSchema:schema51.anyOf[1],data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key2 in data11){
if(!((key2 === "gap") || (key2 === "fold"))){
const err27 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema51.anyOf[1],data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.gap !== undefined){
let data12 = data11.gap;
if(typeof data12 !== "string"){
const err28 = {instancePath:instancePath+"/dst/gap",schemaPath:"#/$defs/dst/anyOf/1/properties/gap/type",keyword:"type",params:{type: "string"},schema:schema51.anyOf[1].properties.gap.type,parentSchema:schema51.anyOf[1].properties.gap,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!(((data12 === "next") || (data12 === "skip")) || (data12 === "shift"))){
const err29 = {instancePath:instancePath+"/dst/gap",schemaPath:"#/$defs/dst/anyOf/1/properties/gap/enum",keyword:"enum",params:{allowedValues: schema51.anyOf[1].properties.gap.enum},schema:schema51.anyOf[1].properties.gap.enum,parentSchema:schema51.anyOf[1].properties.gap,data:data12};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data11.fold !== undefined){
let data13 = data11.fold;
if(typeof data13 !== "string"){
const err30 = {instancePath:instancePath+"/dst/fold",schemaPath:"#/$defs/dst/anyOf/1/properties/fold/type",keyword:"type",params:{type: "string"},schema:schema51.anyOf[1].properties.fold.type,parentSchema:schema51.anyOf[1].properties.fold,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!(((data13 === "first") || (data13 === "second")) || (data13 === "both"))){
const err31 = {instancePath:instancePath+"/dst/fold",schemaPath:"#/$defs/dst/anyOf/1/properties/fold/enum",keyword:"enum",params:{allowedValues: schema51.anyOf[1].properties.fold.enum},schema:schema51.anyOf[1].properties.fold.enum,parentSchema:schema51.anyOf[1].properties.fold,data:data13};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema51.anyOf[1].type,parentSchema:schema51.anyOf[1],data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid0 = _errs40 === errors;
valid13 = valid13 || _valid0;
if(!valid13){
const err33 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf",keyword:"anyOf",params:{},schema:schema51.anyOf,parentSchema:schema51,data:data11};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
}
}
if(data.timeout !== undefined){
let data14 = data.timeout;
if(((typeof data14 !== "string") && (!((typeof data14 == "number") && (isFinite(data14))))) && (data14 !== null)){
const err34 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/durationOrNull/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data14};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 <= 0 || isNaN(data14)){
const err35 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/durationOrNull/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema37,data:data14};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
if(data.kill_grace !== undefined){
let data15 = data.kill_grace;
if((typeof data15 !== "string") && (!((typeof data15 == "number") && (isFinite(data15))))){
const err36 = {instancePath:instancePath+"/kill_grace",schemaPath:"#/$defs/durationOrZero/type",keyword:"type",params:{type: schema35.type},schema:schema35.type,parentSchema:schema35,data:data15};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err37 = {instancePath:instancePath+"/kill_grace",schemaPath:"#/$defs/durationOrZero/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35,data:data15};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
if(data.shell !== undefined){
let data16 = data.shell;
const _errs55 = errors;
let valid18 = false;
const _errs56 = errors;
if(typeof data16 === "string"){
if(!pattern8.test(data16)){
const err38 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^\\S+$"},schema:"^\\S+$",parentSchema:schema54.anyOf[0],data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[0].type,parentSchema:schema54.anyOf[0],data:data16};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var _valid1 = _errs56 === errors;
valid18 = valid18 || _valid1;
const _errs58 = errors;
if(Array.isArray(data16)){
if(data16.length < 1){
const err40 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema54.anyOf[1],data:data16};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const len0 = data16.length;
if(len0 > 0){
let data17 = data16[0];
if(typeof data17 === "string"){
if(!pattern9.test(data17)){
const err41 = {instancePath:instancePath+"/shell/0",schemaPath:"#/$defs/shell/anyOf/1/prefixItems/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema54.anyOf[1].prefixItems[0],data:data17};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/shell/0",schemaPath:"#/$defs/shell/anyOf/1/prefixItems/0/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[1].prefixItems[0].type,parentSchema:schema54.anyOf[1].prefixItems[0],data:data17};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
const len1 = data16.length;
var valid20 = len1 <= 1;
if(!valid20){
for(let i0=1; i0<len1; i0++){
let data18 = data16[i0];
const _errs62 = errors;
if(typeof data18 !== "string"){
const err43 = {instancePath:instancePath+"/shell/" + i0,schemaPath:"#/$defs/shell/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[1].items.type,parentSchema:schema54.anyOf[1].items,data:data18};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var valid20 = _errs62 === errors;
}
}
}
else {
const err44 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema54.anyOf[1].type,parentSchema:schema54.anyOf[1],data:data16};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid1 = _errs58 === errors;
valid18 = valid18 || _valid1;
if(!valid18){
const err45 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf",keyword:"anyOf",params:{},schema:schema54.anyOf,parentSchema:schema54,data:data16};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
else {
errors = _errs55;
if(vErrors !== null){
if(_errs55){
vErrors.length = _errs55;
}
else {
vErrors = null;
}
}
}
}
if(data.cwd !== undefined){
let data19 = data.cwd;
if(typeof data19 === "string"){
if(func2(data19) < 1){
const err46 = {instancePath:instancePath+"/cwd",schemaPath:"#/$defs/cwd/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema55,data:data19};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/cwd",schemaPath:"#/$defs/cwd/type",keyword:"type",params:{type: "string"},schema:schema55.type,parentSchema:schema55,data:data19};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.stop_signal !== undefined){
let data20 = data.stop_signal;
if(typeof data20 !== "string"){
const err48 = {instancePath:instancePath+"/stop_signal",schemaPath:"#/$defs/stopSignal/type",keyword:"type",params:{type: "string"},schema:schema56.type,parentSchema:schema56,data:data20};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!(((((((data20 === "SIGTERM") || (data20 === "SIGINT")) || (data20 === "SIGHUP")) || (data20 === "SIGQUIT")) || (data20 === "SIGUSR1")) || (data20 === "SIGUSR2")) || (data20 === "SIGKILL"))){
const err49 = {instancePath:instancePath+"/stop_signal",schemaPath:"#/$defs/stopSignal/enum",keyword:"enum",params:{allowedValues: schema56.enum},schema:schema56.enum,parentSchema:schema56,data:data20};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.success_codes !== undefined){
let data21 = data.success_codes;
if(Array.isArray(data21)){
if(data21.length < 1){
const err50 = {instancePath:instancePath+"/success_codes",schemaPath:"#/$defs/successCodes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema57,data:data21};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
const len2 = data21.length;
for(let i1=0; i1<len2; i1++){
let data22 = data21[i1];
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err51 = {instancePath:instancePath+"/success_codes/" + i1,schemaPath:"#/$defs/successCodes/items/type",keyword:"type",params:{type: "integer"},schema:schema57.items.type,parentSchema:schema57.items,data:data22};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 255 || isNaN(data22)){
const err52 = {instancePath:instancePath+"/success_codes/" + i1,schemaPath:"#/$defs/successCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},schema:255,parentSchema:schema57.items,data:data22};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data22 < 0 || isNaN(data22)){
const err53 = {instancePath:instancePath+"/success_codes/" + i1,schemaPath:"#/$defs/successCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema57.items,data:data22};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
}
else {
const err54 = {instancePath:instancePath+"/success_codes",schemaPath:"#/$defs/successCodes/type",keyword:"type",params:{type: "array"},schema:schema57.type,parentSchema:schema57,data:data21};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data.fail_on !== undefined){
let data23 = data.fail_on;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key3 in data23){
if(!((key3 === "stderr") || (key3 === "pattern"))){
const err55 = {instancePath:instancePath+"/fail_on",schemaPath:"#/$defs/failOn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema58,data:data23};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data23.stderr !== undefined){
let data24 = data23.stderr;
if(typeof data24 !== "boolean"){
const err56 = {instancePath:instancePath+"/fail_on/stderr",schemaPath:"#/$defs/failOn/properties/stderr/type",keyword:"type",params:{type: "boolean"},schema:schema58.properties.stderr.type,parentSchema:schema58.properties.stderr,data:data24};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data23.pattern !== undefined){
let data25 = data23.pattern;
if(typeof data25 === "string"){
if(func2(data25) < 1){
const err57 = {instancePath:instancePath+"/fail_on/pattern",schemaPath:"#/$defs/failOn/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema58.properties.pattern,data:data25};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/fail_on/pattern",schemaPath:"#/$defs/failOn/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema58.properties.pattern.type,parentSchema:schema58.properties.pattern,data:data25};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/fail_on",schemaPath:"#/$defs/failOn/type",keyword:"type",params:{type: "object"},schema:schema58.type,parentSchema:schema58,data:data23};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.isolation !== undefined){
let data26 = data.isolation;
if(typeof data26 !== "string"){
const err60 = {instancePath:instancePath+"/isolation",schemaPath:"#/$defs/isolation/type",keyword:"type",params:{type: "string"},schema:schema59.type,parentSchema:schema59,data:data26};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(!((data26 === "thread") || (data26 === "process"))){
const err61 = {instancePath:instancePath+"/isolation",schemaPath:"#/$defs/isolation/enum",keyword:"enum",params:{allowedValues: schema59.enum},schema:schema59.enum,parentSchema:schema59,data:data26};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data.pass_env !== undefined){
let data27 = data.pass_env;
if(Array.isArray(data27)){
const len3 = data27.length;
for(let i2=0; i2<len3; i2++){
let data28 = data27[i2];
if(typeof data28 === "string"){
if(!pattern10.test(data28)){
const err62 = {instancePath:instancePath+"/pass_env/" + i2,schemaPath:"#/$defs/passEnv/items/pattern",keyword:"pattern",params:{pattern: "^(?:[^=*\\u0000]+\\*?|\\*)$"},schema:"^(?:[^=*\\u0000]+\\*?|\\*)$",parentSchema:schema60.items,data:data28};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/pass_env/" + i2,schemaPath:"#/$defs/passEnv/items/type",keyword:"type",params:{type: "string"},schema:schema60.items.type,parentSchema:schema60.items,data:data28};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/pass_env",schemaPath:"#/$defs/passEnv/type",keyword:"type",params:{type: "array"},schema:schema60.type,parentSchema:schema60,data:data27};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema61 = schema31.$defs.hooks;
const schema62 = schema31.$defs.hook;
const schema63 = schema31.$defs.eventName;
const schema64 = schema31.$defs.run;
const schema65 = schema31.$defs.module;
const schema66 = schema31.$defs.with;
const schema72 = schema31.$defs.duration;
const schema67 = schema31.$defs.webhook;
const schema68 = schema31.$defs.webhookRetry;

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "attempts") || (key0 === "delay"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.attempts !== undefined){
let data0 = data.attempts;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "integer"},schema:schema68.properties.attempts.type,parentSchema:schema68.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 20 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema68.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema68.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.delay !== undefined){
let data1 = data.delay;
if((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))){
const err4 = {instancePath:instancePath+"/delay",schemaPath:"#/$defs/durationOrZero/type",keyword:"type",params:{type: schema35.type},schema:schema35.type,parentSchema:schema35,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/delay",schemaPath:"#/$defs/durationOrZero/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema68.type,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},schema:schema67.required,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "url") || (key0 === "method")) || (key0 === "headers")) || (key0 === "body")) || (key0 === "format")) || (key0 === "secret")) || (key0 === "retry"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.url !== undefined){
let data0 = data.url;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},schema:schema67.properties.url.type,parentSchema:schema67.properties.url,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.method !== undefined){
let data1 = data.method;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},schema:schema67.properties.method.type,parentSchema:schema67.properties.method,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data1 === "POST") || (data1 === "PUT")) || (data1 === "PATCH"))){
const err4 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema67.properties.method.enum},schema:schema67.properties.method.enum,parentSchema:schema67.properties.method,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.headers !== undefined){
let data2 = data.headers;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
let data3 = data2[key1];
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/headers/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema67.properties.headers.additionalProperties.type,parentSchema:schema67.properties.headers.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"},schema:schema67.properties.headers.type,parentSchema:schema67.properties.headers,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.body !== undefined){
let data4 = data.body;
if((!data4 || typeof data4 != "object") && (typeof data4 !== "string")){
const err7 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: schema67.properties.body.type},schema:schema67.properties.body.type,parentSchema:schema67.properties.body,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.format !== undefined){
let data5 = data.format;
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"},schema:schema67.properties.format.type,parentSchema:schema67.properties.format,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((data5 === "json") || (data5 === "slack"))){
const err9 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/enum",keyword:"enum",params:{allowedValues: schema67.properties.format.enum},schema:schema67.properties.format.enum,parentSchema:schema67.properties.format,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.secret !== undefined){
let data6 = data.secret;
if(typeof data6 === "string"){
if(func2(data6) < 1){
const err10 = {instancePath:instancePath+"/secret",schemaPath:"#/properties/secret/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema67.properties.secret,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/secret",schemaPath:"#/properties/secret/type",keyword:"type",params:{type: "string"},schema:schema67.properties.secret.type,parentSchema:schema67.properties.secret,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.retry !== undefined){
if(!(validate30(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema67.type,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "run"},schema:schema62.oneOf[0].required,parentSchema:schema62.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.module === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "module"},schema:schema62.oneOf[1].required,parentSchema:schema62.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.webhook === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "webhook"},schema:schema62.oneOf[2].required,parentSchema:schema62.oneOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema62.oneOf,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.on === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "on"},schema:schema62.required,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema62.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.on !== undefined){
let data0 = data.on;
const _errs7 = errors;
let valid2 = false;
const _errs8 = errors;
if(typeof data0 !== "string"){
const err6 = {instancePath:instancePath+"/on",schemaPath:"#/properties/on/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema62.properties.on.anyOf[0].type,parentSchema:schema62.properties.on.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!((((((((((((((((((((((((((((data0 === "scheduler_started") || (data0 === "scheduler_shutdown")) || (data0 === "scheduler_paused")) || (data0 === "scheduler_resumed")) || (data0 === "job_added")) || (data0 === "job_removed")) || (data0 === "job_modified")) || (data0 === "job_executed")) || (data0 === "job_error")) || (data0 === "job_missed")) || (data0 === "job_waiting")) || (data0 === "job_submitted")) || (data0 === "job_max_instances")) || (data0 === "job_coalesced")) || (data0 === "job_cancelled")) || (data0 === "job_paused")) || (data0 === "job_resumed")) || (data0 === "config_applied")) || (data0 === "config_rejected")) || (data0 === "job_retry")) || (data0 === "step_error")) || (data0 === "hook_error")) || (data0 === "clock_jumped")) || (data0 === "loop_stalled")) || (data0 === "store_error")) || (data0 === "store_recovered")) || (data0 === "job_late")) || (data0 === "job_overdue"))){
const err7 = {instancePath:instancePath+"/on",schemaPath:"#/properties/on/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema62.properties.on.anyOf[0].enum},schema:schema62.properties.on.anyOf[0].enum,parentSchema:schema62.properties.on.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid1 = _errs8 === errors;
valid2 = valid2 || _valid1;
const _errs10 = errors;
if(Array.isArray(data0)){
if(data0.length < 1){
const err8 = {instancePath:instancePath+"/on",schemaPath:"#/properties/on/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema62.properties.on.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 !== "string"){
const err9 = {instancePath:instancePath+"/on/" + i0,schemaPath:"#/$defs/eventName/type",keyword:"type",params:{type: "string"},schema:schema63.type,parentSchema:schema63,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!((((((((((((((((((((((((((((data1 === "scheduler_started") || (data1 === "scheduler_shutdown")) || (data1 === "scheduler_paused")) || (data1 === "scheduler_resumed")) || (data1 === "job_added")) || (data1 === "job_removed")) || (data1 === "job_modified")) || (data1 === "job_executed")) || (data1 === "job_error")) || (data1 === "job_missed")) || (data1 === "job_waiting")) || (data1 === "job_submitted")) || (data1 === "job_max_instances")) || (data1 === "job_coalesced")) || (data1 === "job_cancelled")) || (data1 === "job_paused")) || (data1 === "job_resumed")) || (data1 === "config_applied")) || (data1 === "config_rejected")) || (data1 === "job_retry")) || (data1 === "step_error")) || (data1 === "hook_error")) || (data1 === "clock_jumped")) || (data1 === "loop_stalled")) || (data1 === "store_error")) || (data1 === "store_recovered")) || (data1 === "job_late")) || (data1 === "job_overdue"))){
const err10 = {instancePath:instancePath+"/on/" + i0,schemaPath:"#/$defs/eventName/enum",keyword:"enum",params:{allowedValues: schema63.enum},schema:schema63.enum,parentSchema:schema63,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/on",schemaPath:"#/properties/on/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema62.properties.on.anyOf[1].type,parentSchema:schema62.properties.on.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const err12 = {instancePath:instancePath+"/on",schemaPath:"#/properties/on/anyOf",keyword:"anyOf",params:{},schema:schema62.properties.on.anyOf,parentSchema:schema62.properties.on,data:data0};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
}
if(data.run !== undefined){
let data2 = data.run;
const _errs17 = errors;
let valid7 = false;
const _errs18 = errors;
if(typeof data2 === "string"){
if(!pattern9.test(data2)){
const err13 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema64.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema64.anyOf[0].type,parentSchema:schema64.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid2 = _errs18 === errors;
valid7 = valid7 || _valid2;
const _errs20 = errors;
if(Array.isArray(data2)){
if(data2.length < 1){
const err15 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema64.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const len1 = data2.length;
if(len1 > 0){
let data3 = data2[0];
if(typeof data3 === "string"){
if(!pattern9.test(data3)){
const err16 = {instancePath:instancePath+"/run/0",schemaPath:"#/$defs/run/anyOf/1/prefixItems/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema64.anyOf[1].prefixItems[0],data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/run/0",schemaPath:"#/$defs/run/anyOf/1/prefixItems/0/type",keyword:"type",params:{type: "string"},schema:schema64.anyOf[1].prefixItems[0].type,parentSchema:schema64.anyOf[1].prefixItems[0],data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
const len2 = data2.length;
var valid9 = len2 <= 1;
if(!valid9){
for(let i1=1; i1<len2; i1++){
let data4 = data2[i1];
const _errs24 = errors;
if(typeof data4 !== "string"){
const err18 = {instancePath:instancePath+"/run/" + i1,schemaPath:"#/$defs/run/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema64.anyOf[1].items.type,parentSchema:schema64.anyOf[1].items,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid9 = _errs24 === errors;
}
}
}
else {
const err19 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema64.anyOf[1].type,parentSchema:schema64.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid2 = _errs20 === errors;
valid7 = valid7 || _valid2;
if(!valid7){
const err20 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf",keyword:"anyOf",params:{},schema:schema64.anyOf,parentSchema:schema64,data:data2};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
}
if(data.module !== undefined){
let data5 = data.module;
if(typeof data5 === "string"){
if(!pattern9.test(data5)){
const err21 = {instancePath:instancePath+"/module",schemaPath:"#/$defs/module/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema65,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/module",schemaPath:"#/$defs/module/type",keyword:"type",params:{type: "string"},schema:schema65.type,parentSchema:schema65,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.with !== undefined){
let data6 = data.with;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
const err23 = {instancePath:instancePath+"/with",schemaPath:"#/$defs/with/type",keyword:"type",params:{type: "object"},schema:schema66.type,parentSchema:schema66,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.webhook !== undefined){
if(!(validate29(data.webhook, {instancePath:instancePath+"/webhook",parentData:data,parentDataProperty:"webhook",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.at_most !== undefined){
let data8 = data.at_most;
if(typeof data8 !== "string"){
const err24 = {instancePath:instancePath+"/at_most",schemaPath:"#/properties/at_most/type",keyword:"type",params:{type: "string"},schema:schema62.properties.at_most.type,parentSchema:schema62.properties.at_most,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.env !== undefined){
let data9 = data.env;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key1 in data9){
const _errs38 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err25 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^=\\u0000]+$"},schema:"^[^=\\u0000]+$",parentSchema:schema32.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var valid13 = _errs38 === errors;
if(!valid13){
const err26 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema32.propertyNames,parentSchema:schema32,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
for(const key2 in data9){
let data10 = data9[key2];
if(((typeof data10 !== "string") && (!((typeof data10 == "number") && (isFinite(data10))))) && (typeof data10 !== "boolean")){
const err27 = {instancePath:instancePath+"/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/env/additionalProperties/type",keyword:"type",params:{type: schema32.additionalProperties.type},schema:schema32.additionalProperties.type,parentSchema:schema32.additionalProperties,data:data10};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.pass_env !== undefined){
let data11 = data.pass_env;
if(Array.isArray(data11)){
const len3 = data11.length;
for(let i2=0; i2<len3; i2++){
let data12 = data11[i2];
if(typeof data12 === "string"){
if(!pattern10.test(data12)){
const err29 = {instancePath:instancePath+"/pass_env/" + i2,schemaPath:"#/$defs/passEnv/items/pattern",keyword:"pattern",params:{pattern: "^(?:[^=*\\u0000]+\\*?|\\*)$"},schema:"^(?:[^=*\\u0000]+\\*?|\\*)$",parentSchema:schema60.items,data:data12};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/pass_env/" + i2,schemaPath:"#/$defs/passEnv/items/type",keyword:"type",params:{type: "string"},schema:schema60.items.type,parentSchema:schema60.items,data:data12};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/pass_env",schemaPath:"#/$defs/passEnv/type",keyword:"type",params:{type: "array"},schema:schema60.type,parentSchema:schema60,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.timeout !== undefined){
let data13 = data.timeout;
if((typeof data13 !== "string") && (!((typeof data13 == "number") && (isFinite(data13))))){
const err32 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: schema72.type},schema:schema72.type,parentSchema:schema72,data:data13};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 <= 0 || isNaN(data13)){
const err33 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/duration/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema72,data:data13};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
if(data.with !== undefined){
if(data.module === undefined){
const err34 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "with",
    missingProperty: "module",
    depsCount: 1,
    deps: "module"},schema:schema62.dependentRequired,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema62.type,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate28(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema61.type,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema73 = schema31.$defs.lint;
const schema74 = schema31.$defs.lintLevel;

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema73.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data["never-fires"] !== undefined){
let data0 = data["never-fires"];
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/never-fires",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(((data0 === "off") || (data0 === "warn")) || (data0 === "error"))){
const err2 = {instancePath:instancePath+"/never-fires",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data["dst-surprise"] !== undefined){
let data1 = data["dst-surprise"];
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/dst-surprise",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data1 === "off") || (data1 === "warn")) || (data1 === "error"))){
const err4 = {instancePath:instancePath+"/dst-surprise",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data["day-and-weekday"] !== undefined){
let data2 = data["day-and-weekday"];
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/day-and-weekday",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(((data2 === "off") || (data2 === "warn")) || (data2 === "error"))){
const err6 = {instancePath:instancePath+"/day-and-weekday",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data["uneven-step"] !== undefined){
let data3 = data["uneven-step"];
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/uneven-step",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((data3 === "off") || (data3 === "warn")) || (data3 === "error"))){
const err8 = {instancePath:instancePath+"/uneven-step",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data["numeric-weekday"] !== undefined){
let data4 = data["numeric-weekday"];
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/numeric-weekday",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!(((data4 === "off") || (data4 === "warn")) || (data4 === "error"))){
const err10 = {instancePath:instancePath+"/numeric-weekday",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data["interval-below-timeout"] !== undefined){
let data5 = data["interval-below-timeout"];
if(typeof data5 !== "string"){
const err11 = {instancePath:instancePath+"/interval-below-timeout",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(((data5 === "off") || (data5 === "warn")) || (data5 === "error"))){
const err12 = {instancePath:instancePath+"/interval-below-timeout",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data["no-timeout"] !== undefined){
let data6 = data["no-timeout"];
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/no-timeout",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!(((data6 === "off") || (data6 === "warn")) || (data6 === "error"))){
const err14 = {instancePath:instancePath+"/no-timeout",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data["unlimited-backlog"] !== undefined){
let data7 = data["unlimited-backlog"];
if(typeof data7 !== "string"){
const err15 = {instancePath:instancePath+"/unlimited-backlog",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!(((data7 === "off") || (data7 === "warn")) || (data7 === "error"))){
const err16 = {instancePath:instancePath+"/unlimited-backlog",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data["long-retry"] !== undefined){
let data8 = data["long-retry"];
if(typeof data8 !== "string"){
const err17 = {instancePath:instancePath+"/long-retry",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!(((data8 === "off") || (data8 === "warn")) || (data8 === "error"))){
const err18 = {instancePath:instancePath+"/long-retry",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data["crowded-minute"] !== undefined){
let data9 = data["crowded-minute"];
if(typeof data9 !== "string"){
const err19 = {instancePath:instancePath+"/crowded-minute",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!(((data9 === "off") || (data9 === "warn")) || (data9 === "error"))){
const err20 = {instancePath:instancePath+"/crowded-minute",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data["unreachable-hook"] !== undefined){
let data10 = data["unreachable-hook"];
if(typeof data10 !== "string"){
const err21 = {instancePath:instancePath+"/unreachable-hook",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!(((data10 === "off") || (data10 === "warn")) || (data10 === "error"))){
const err22 = {instancePath:instancePath+"/unreachable-hook",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data["unreachable-step"] !== undefined){
let data11 = data["unreachable-step"];
if(typeof data11 !== "string"){
const err23 = {instancePath:instancePath+"/unreachable-step",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!(((data11 === "off") || (data11 === "warn")) || (data11 === "error"))){
const err24 = {instancePath:instancePath+"/unreachable-step",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data["unused-pipeline"] !== undefined){
let data12 = data["unused-pipeline"];
if(typeof data12 !== "string"){
const err25 = {instancePath:instancePath+"/unused-pipeline",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!(((data12 === "off") || (data12 === "warn")) || (data12 === "error"))){
const err26 = {instancePath:instancePath+"/unused-pipeline",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data["without-effect"] !== undefined){
let data13 = data["without-effect"];
if(typeof data13 !== "string"){
const err27 = {instancePath:instancePath+"/without-effect",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(!(((data13 === "off") || (data13 === "warn")) || (data13 === "error"))){
const err28 = {instancePath:instancePath+"/without-effect",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data["undeclared-outputs"] !== undefined){
let data14 = data["undeclared-outputs"];
if(typeof data14 !== "string"){
const err29 = {instancePath:instancePath+"/undeclared-outputs",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!(((data14 === "off") || (data14 === "warn")) || (data14 === "error"))){
const err30 = {instancePath:instancePath+"/undeclared-outputs",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data["clear-secret"] !== undefined){
let data15 = data["clear-secret"];
if(typeof data15 !== "string"){
const err31 = {instancePath:instancePath+"/clear-secret",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!(((data15 === "off") || (data15 === "warn")) || (data15 === "error"))){
const err32 = {instancePath:instancePath+"/clear-secret",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data["past-date"] !== undefined){
let data16 = data["past-date"];
if(typeof data16 !== "string"){
const err33 = {instancePath:instancePath+"/past-date",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!(((data16 === "off") || (data16 === "warn")) || (data16 === "error"))){
const err34 = {instancePath:instancePath+"/past-date",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data["long-shutdown-grace"] !== undefined){
let data17 = data["long-shutdown-grace"];
if(typeof data17 !== "string"){
const err35 = {instancePath:instancePath+"/long-shutdown-grace",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!(((data17 === "off") || (data17 === "warn")) || (data17 === "error"))){
const err36 = {instancePath:instancePath+"/long-shutdown-grace",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data["unknown-ignore"] !== undefined){
let data18 = data["unknown-ignore"];
if(typeof data18 !== "string"){
const err37 = {instancePath:instancePath+"/unknown-ignore",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!(((data18 === "off") || (data18 === "warn")) || (data18 === "error"))){
const err38 = {instancePath:instancePath+"/unknown-ignore",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data["unused-ignore"] !== undefined){
let data19 = data["unused-ignore"];
if(typeof data19 !== "string"){
const err39 = {instancePath:instancePath+"/unused-ignore",schemaPath:"#/$defs/lintLevel/type",keyword:"type",params:{type: "string"},schema:schema74.type,parentSchema:schema74,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!(((data19 === "off") || (data19 === "warn")) || (data19 === "error"))){
const err40 = {instancePath:instancePath+"/unused-ignore",schemaPath:"#/$defs/lintLevel/enum",keyword:"enum",params:{allowedValues: schema74.enum},schema:schema74.enum,parentSchema:schema74,data:data19};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema73.type,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema95 = schema31.$defs.pipeline;
const schema125 = schema31.$defs.maxParallel;
const schema96 = schema31.$defs.params;
const schema98 = schema31.$defs.param;
const schema99 = schema31.$defs.paramValue;

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "description") || (key0 === "type")) || (key0 === "default")) || (key0 === "enum")) || (key0 === "required"))){
const err0 = {instancePath,schemaPath:"#/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema98.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.description !== undefined){
let data0 = data.description;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/description",schemaPath:"#/anyOf/0/properties/description/type",keyword:"type",params:{type: "string"},schema:schema98.anyOf[0].properties.description.type,parentSchema:schema98.anyOf[0].properties.description,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/anyOf/0/properties/type/type",keyword:"type",params:{type: "string"},schema:schema98.anyOf[0].properties.type.type,parentSchema:schema98.anyOf[0].properties.type,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!((((data1 === "string") || (data1 === "integer")) || (data1 === "number")) || (data1 === "boolean"))){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/anyOf/0/properties/type/enum",keyword:"enum",params:{allowedValues: schema98.anyOf[0].properties.type.enum},schema:schema98.anyOf[0].properties.type.enum,parentSchema:schema98.anyOf[0].properties.type,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.default !== undefined){
let data2 = data.default;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err4 = {instancePath:instancePath+"/default",schemaPath:"#/$defs/paramValue/type",keyword:"type",params:{type: schema99.type},schema:schema99.type,parentSchema:schema99,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.enum !== undefined){
let data3 = data.enum;
if(Array.isArray(data3)){
if(data3.length < 1){
const err5 = {instancePath:instancePath+"/enum",schemaPath:"#/anyOf/0/properties/enum/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema98.anyOf[0].properties.enum,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err6 = {instancePath:instancePath+"/enum/" + i0,schemaPath:"#/$defs/paramValue/type",keyword:"type",params:{type: schema99.type},schema:schema99.type,parentSchema:schema99,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/enum",schemaPath:"#/anyOf/0/properties/enum/type",keyword:"type",params:{type: "array"},schema:schema98.anyOf[0].properties.enum.type,parentSchema:schema98.anyOf[0].properties.enum,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.required !== undefined){
let data5 = data.required;
if(typeof data5 !== "boolean"){
const err8 = {instancePath:instancePath+"/required",schemaPath:"#/anyOf/0/properties/required/type",keyword:"type",params:{type: "boolean"},schema:schema98.anyOf[0].properties.required.type,parentSchema:schema98.anyOf[0].properties.required,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "object"},schema:schema98.anyOf[0].type,parentSchema:schema98.anyOf[0],data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs18 = errors;
if(((typeof data !== "string") && (!((typeof data == "number") && (isFinite(data))))) && (typeof data !== "boolean")){
const err10 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: schema98.anyOf[1].type},schema:schema98.anyOf[1].type,parentSchema:schema98.anyOf[1],data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err11 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},schema:schema98.anyOf,parentSchema:schema98,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate39.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate39.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(func2(key0) > 100){
const err0 = {instancePath,schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema39,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern7.test(key0)){
const err1 = {instancePath,schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema39,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},schema:schema39.type,parentSchema:schema39,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},schema:schema96.propertyNames,parentSchema:schema96,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key1 in data){
if(!(validate39(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema96.type,parentSchema:schema96,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema103 = schema31.$defs.steps;
const schema104 = schema31.$defs.step;
const schema107 = schema31.$defs.stdin;
const schema110 = schema31.$defs.retry;

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.attempts === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "attempts"},schema:schema110.required,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "attempts") || (key0 === "delay")) || (key0 === "backoff")) || (key0 === "max_delay")) || (key0 === "jitter")) || (key0 === "on"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.attempts !== undefined){
let data0 = data.attempts;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "integer"},schema:schema110.properties.attempts.type,parentSchema:schema110.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema110.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema110.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.delay !== undefined){
let data1 = data.delay;
if((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))){
const err5 = {instancePath:instancePath+"/delay",schemaPath:"#/$defs/durationOrZero/type",keyword:"type",params:{type: schema35.type},schema:schema35.type,parentSchema:schema35,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/delay",schemaPath:"#/$defs/durationOrZero/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.backoff !== undefined){
let data2 = data.backoff;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/backoff",schemaPath:"#/properties/backoff/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema110.properties.backoff,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/backoff",schemaPath:"#/properties/backoff/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema110.properties.backoff,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/backoff",schemaPath:"#/properties/backoff/type",keyword:"type",params:{type: "number"},schema:schema110.properties.backoff.type,parentSchema:schema110.properties.backoff,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.max_delay !== undefined){
let data3 = data.max_delay;
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (data3 !== null)){
const err10 = {instancePath:instancePath+"/max_delay",schemaPath:"#/$defs/durationOrNull/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 <= 0 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/max_delay",schemaPath:"#/$defs/durationOrNull/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema37,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.jitter !== undefined){
let data4 = data.jitter;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/jitter",schemaPath:"#/properties/jitter/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema110.properties.jitter,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err13 = {instancePath:instancePath+"/jitter",schemaPath:"#/properties/jitter/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema110.properties.jitter,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/jitter",schemaPath:"#/properties/jitter/type",keyword:"type",params:{type: "number"},schema:schema110.properties.jitter.type,parentSchema:schema110.properties.jitter,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.on !== undefined){
let data5 = data.on;
if(Array.isArray(data5)){
if(data5.length < 1){
const err15 = {instancePath:instancePath+"/on",schemaPath:"#/properties/on/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema110.properties.on,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err16 = {instancePath:instancePath+"/on/" + i0,schemaPath:"#/properties/on/items/type",keyword:"type",params:{type: "integer"},schema:schema110.properties.on.items.type,parentSchema:schema110.properties.on.items,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 255 || isNaN(data6)){
const err17 = {instancePath:instancePath+"/on/" + i0,schemaPath:"#/properties/on/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},schema:255,parentSchema:schema110.properties.on.items,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err18 = {instancePath:instancePath+"/on/" + i0,schemaPath:"#/properties/on/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema110.properties.on.items,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/on",schemaPath:"#/properties/on/type",keyword:"type",params:{type: "array"},schema:schema110.properties.on.type,parentSchema:schema110.properties.on,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema110.type,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "run"},schema:schema104.oneOf[0].required,parentSchema:schema104.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.module === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "module"},schema:schema104.oneOf[1].required,parentSchema:schema104.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema104.oneOf,parentSchema:schema104,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema104.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema104,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(func2(data0) > 100){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema39,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern7.test(data0)){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema39,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},schema:schema39.type,parentSchema:schema39,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.run !== undefined){
let data1 = data.run;
const _errs10 = errors;
let valid4 = false;
const _errs11 = errors;
if(typeof data1 === "string"){
if(!pattern9.test(data1)){
const err7 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema64.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema64.anyOf[0].type,parentSchema:schema64.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid4 = valid4 || _valid1;
const _errs13 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err9 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema64.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data1.length;
if(len0 > 0){
let data2 = data1[0];
if(typeof data2 === "string"){
if(!pattern9.test(data2)){
const err10 = {instancePath:instancePath+"/run/0",schemaPath:"#/$defs/run/anyOf/1/prefixItems/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema64.anyOf[1].prefixItems[0],data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/run/0",schemaPath:"#/$defs/run/anyOf/1/prefixItems/0/type",keyword:"type",params:{type: "string"},schema:schema64.anyOf[1].prefixItems[0].type,parentSchema:schema64.anyOf[1].prefixItems[0],data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
const len1 = data1.length;
var valid6 = len1 <= 1;
if(!valid6){
for(let i0=1; i0<len1; i0++){
let data3 = data1[i0];
const _errs17 = errors;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/run/" + i0,schemaPath:"#/$defs/run/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema64.anyOf[1].items.type,parentSchema:schema64.anyOf[1].items,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid6 = _errs17 === errors;
}
}
}
else {
const err13 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema64.anyOf[1].type,parentSchema:schema64.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const err14 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf",keyword:"anyOf",params:{},schema:schema64.anyOf,parentSchema:schema64,data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
if(data.stdin !== undefined){
let data4 = data.stdin;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/stdin",schemaPath:"#/$defs/stdin/type",keyword:"type",params:{type: "string"},schema:schema107.type,parentSchema:schema107,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.module !== undefined){
let data5 = data.module;
if(typeof data5 === "string"){
if(!pattern9.test(data5)){
const err16 = {instancePath:instancePath+"/module",schemaPath:"#/$defs/module/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema65,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/module",schemaPath:"#/$defs/module/type",keyword:"type",params:{type: "string"},schema:schema65.type,parentSchema:schema65,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.with !== undefined){
let data6 = data.with;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
const err18 = {instancePath:instancePath+"/with",schemaPath:"#/$defs/with/type",keyword:"type",params:{type: "object"},schema:schema66.type,parentSchema:schema66,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.needs !== undefined){
let data7 = data.needs;
if(Array.isArray(data7)){
const len2 = data7.length;
for(let i1=0; i1<len2; i1++){
let data8 = data7[i1];
if(typeof data8 !== "string"){
const err19 = {instancePath:instancePath+"/needs/" + i1,schemaPath:"#/properties/needs/items/type",keyword:"type",params:{type: "string"},schema:schema104.properties.needs.items.type,parentSchema:schema104.properties.needs.items,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/needs",schemaPath:"#/properties/needs/type",keyword:"type",params:{type: "array"},schema:schema104.properties.needs.type,parentSchema:schema104.properties.needs,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.if !== undefined){
let data9 = data.if;
if(typeof data9 !== "string"){
const err21 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: "string"},schema:schema104.properties.if.type,parentSchema:schema104.properties.if,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!(((data9 === "success") || (data9 === "failure")) || (data9 === "always"))){
const err22 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/enum",keyword:"enum",params:{allowedValues: schema104.properties.if.enum},schema:schema104.properties.if.enum,parentSchema:schema104.properties.if,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.continue_on_error !== undefined){
let data10 = data.continue_on_error;
if(typeof data10 !== "boolean"){
const err23 = {instancePath:instancePath+"/continue_on_error",schemaPath:"#/properties/continue_on_error/type",keyword:"type",params:{type: "boolean"},schema:schema104.properties.continue_on_error.type,parentSchema:schema104.properties.continue_on_error,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.retry !== undefined){
if(!(validate45(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.outputs !== undefined){
let data12 = data.outputs;
if(Array.isArray(data12)){
const len3 = data12.length;
for(let i2=0; i2<len3; i2++){
let data13 = data12[i2];
if(typeof data13 === "string"){
if(func2(data13) > 100){
const err24 = {instancePath:instancePath+"/outputs/" + i2,schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema39,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern7.test(data13)){
const err25 = {instancePath:instancePath+"/outputs/" + i2,schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema39,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/outputs/" + i2,schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},schema:schema39.type,parentSchema:schema39,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "array"},schema:schema104.properties.outputs.type,parentSchema:schema104.properties.outputs,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.env !== undefined){
let data14 = data.env;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key1 in data14){
const _errs45 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err28 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^=\\u0000]+$"},schema:"^[^=\\u0000]+$",parentSchema:schema32.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var valid16 = _errs45 === errors;
if(!valid16){
const err29 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema32.propertyNames,parentSchema:schema32,data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
for(const key2 in data14){
let data15 = data14[key2];
if(((typeof data15 !== "string") && (!((typeof data15 == "number") && (isFinite(data15))))) && (typeof data15 !== "boolean")){
const err30 = {instancePath:instancePath+"/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/env/additionalProperties/type",keyword:"type",params:{type: schema32.additionalProperties.type},schema:schema32.additionalProperties.type,parentSchema:schema32.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.pass_env !== undefined){
let data16 = data.pass_env;
if(Array.isArray(data16)){
const len4 = data16.length;
for(let i3=0; i3<len4; i3++){
let data17 = data16[i3];
if(typeof data17 === "string"){
if(!pattern10.test(data17)){
const err32 = {instancePath:instancePath+"/pass_env/" + i3,schemaPath:"#/$defs/passEnv/items/pattern",keyword:"pattern",params:{pattern: "^(?:[^=*\\u0000]+\\*?|\\*)$"},schema:"^(?:[^=*\\u0000]+\\*?|\\*)$",parentSchema:schema60.items,data:data17};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/pass_env/" + i3,schemaPath:"#/$defs/passEnv/items/type",keyword:"type",params:{type: "string"},schema:schema60.items.type,parentSchema:schema60.items,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/pass_env",schemaPath:"#/$defs/passEnv/type",keyword:"type",params:{type: "array"},schema:schema60.type,parentSchema:schema60,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.timeout !== undefined){
let data18 = data.timeout;
if(((typeof data18 !== "string") && (!((typeof data18 == "number") && (isFinite(data18))))) && (data18 !== null)){
const err35 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/durationOrNull/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data18};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 <= 0 || isNaN(data18)){
const err36 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/durationOrNull/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema37,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data.kill_grace !== undefined){
let data19 = data.kill_grace;
if((typeof data19 !== "string") && (!((typeof data19 == "number") && (isFinite(data19))))){
const err37 = {instancePath:instancePath+"/kill_grace",schemaPath:"#/$defs/durationOrZero/type",keyword:"type",params:{type: schema35.type},schema:schema35.type,parentSchema:schema35,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
const err38 = {instancePath:instancePath+"/kill_grace",schemaPath:"#/$defs/durationOrZero/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
if(data.shell !== undefined){
let data20 = data.shell;
const _errs62 = errors;
let valid24 = false;
const _errs63 = errors;
if(typeof data20 === "string"){
if(!pattern8.test(data20)){
const err39 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^\\S+$"},schema:"^\\S+$",parentSchema:schema54.anyOf[0],data:data20};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[0].type,parentSchema:schema54.anyOf[0],data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid2 = _errs63 === errors;
valid24 = valid24 || _valid2;
const _errs65 = errors;
if(Array.isArray(data20)){
if(data20.length < 1){
const err41 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema54.anyOf[1],data:data20};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len5 = data20.length;
if(len5 > 0){
let data21 = data20[0];
if(typeof data21 === "string"){
if(!pattern9.test(data21)){
const err42 = {instancePath:instancePath+"/shell/0",schemaPath:"#/$defs/shell/anyOf/1/prefixItems/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema54.anyOf[1].prefixItems[0],data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/shell/0",schemaPath:"#/$defs/shell/anyOf/1/prefixItems/0/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[1].prefixItems[0].type,parentSchema:schema54.anyOf[1].prefixItems[0],data:data21};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
const len6 = data20.length;
var valid26 = len6 <= 1;
if(!valid26){
for(let i4=1; i4<len6; i4++){
let data22 = data20[i4];
const _errs69 = errors;
if(typeof data22 !== "string"){
const err44 = {instancePath:instancePath+"/shell/" + i4,schemaPath:"#/$defs/shell/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[1].items.type,parentSchema:schema54.anyOf[1].items,data:data22};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var valid26 = _errs69 === errors;
}
}
}
else {
const err45 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema54.anyOf[1].type,parentSchema:schema54.anyOf[1],data:data20};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
var _valid2 = _errs65 === errors;
valid24 = valid24 || _valid2;
if(!valid24){
const err46 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf",keyword:"anyOf",params:{},schema:schema54.anyOf,parentSchema:schema54,data:data20};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
else {
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
}
}
if(data.cwd !== undefined){
let data23 = data.cwd;
if(typeof data23 === "string"){
if(func2(data23) < 1){
const err47 = {instancePath:instancePath+"/cwd",schemaPath:"#/$defs/cwd/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema55,data:data23};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/cwd",schemaPath:"#/$defs/cwd/type",keyword:"type",params:{type: "string"},schema:schema55.type,parentSchema:schema55,data:data23};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.stop_signal !== undefined){
let data24 = data.stop_signal;
if(typeof data24 !== "string"){
const err49 = {instancePath:instancePath+"/stop_signal",schemaPath:"#/$defs/stopSignal/type",keyword:"type",params:{type: "string"},schema:schema56.type,parentSchema:schema56,data:data24};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!(((((((data24 === "SIGTERM") || (data24 === "SIGINT")) || (data24 === "SIGHUP")) || (data24 === "SIGQUIT")) || (data24 === "SIGUSR1")) || (data24 === "SIGUSR2")) || (data24 === "SIGKILL"))){
const err50 = {instancePath:instancePath+"/stop_signal",schemaPath:"#/$defs/stopSignal/enum",keyword:"enum",params:{allowedValues: schema56.enum},schema:schema56.enum,parentSchema:schema56,data:data24};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.success_codes !== undefined){
let data25 = data.success_codes;
if(Array.isArray(data25)){
if(data25.length < 1){
const err51 = {instancePath:instancePath+"/success_codes",schemaPath:"#/$defs/successCodes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema57,data:data25};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
const len7 = data25.length;
for(let i5=0; i5<len7; i5++){
let data26 = data25[i5];
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err52 = {instancePath:instancePath+"/success_codes/" + i5,schemaPath:"#/$defs/successCodes/items/type",keyword:"type",params:{type: "integer"},schema:schema57.items.type,parentSchema:schema57.items,data:data26};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 255 || isNaN(data26)){
const err53 = {instancePath:instancePath+"/success_codes/" + i5,schemaPath:"#/$defs/successCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},schema:255,parentSchema:schema57.items,data:data26};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data26 < 0 || isNaN(data26)){
const err54 = {instancePath:instancePath+"/success_codes/" + i5,schemaPath:"#/$defs/successCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema57.items,data:data26};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
}
else {
const err55 = {instancePath:instancePath+"/success_codes",schemaPath:"#/$defs/successCodes/type",keyword:"type",params:{type: "array"},schema:schema57.type,parentSchema:schema57,data:data25};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.fail_on !== undefined){
let data27 = data.fail_on;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key3 in data27){
if(!((key3 === "stderr") || (key3 === "pattern"))){
const err56 = {instancePath:instancePath+"/fail_on",schemaPath:"#/$defs/failOn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema58,data:data27};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data27.stderr !== undefined){
let data28 = data27.stderr;
if(typeof data28 !== "boolean"){
const err57 = {instancePath:instancePath+"/fail_on/stderr",schemaPath:"#/$defs/failOn/properties/stderr/type",keyword:"type",params:{type: "boolean"},schema:schema58.properties.stderr.type,parentSchema:schema58.properties.stderr,data:data28};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data27.pattern !== undefined){
let data29 = data27.pattern;
if(typeof data29 === "string"){
if(func2(data29) < 1){
const err58 = {instancePath:instancePath+"/fail_on/pattern",schemaPath:"#/$defs/failOn/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema58.properties.pattern,data:data29};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/fail_on/pattern",schemaPath:"#/$defs/failOn/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema58.properties.pattern.type,parentSchema:schema58.properties.pattern,data:data29};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/fail_on",schemaPath:"#/$defs/failOn/type",keyword:"type",params:{type: "object"},schema:schema58.type,parentSchema:schema58,data:data27};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.isolation !== undefined){
let data30 = data.isolation;
if(typeof data30 !== "string"){
const err61 = {instancePath:instancePath+"/isolation",schemaPath:"#/$defs/isolation/type",keyword:"type",params:{type: "string"},schema:schema59.type,parentSchema:schema59,data:data30};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!((data30 === "thread") || (data30 === "process"))){
const err62 = {instancePath:instancePath+"/isolation",schemaPath:"#/$defs/isolation/enum",keyword:"enum",params:{allowedValues: schema59.enum},schema:schema59.enum,parentSchema:schema59,data:data30};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.with !== undefined){
if(data.module === undefined){
const err63 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "with",
    missingProperty: "module",
    depsCount: 1,
    deps: "module"},schema:schema104.dependentRequired,parentSchema:schema104,data};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.stdin !== undefined){
if(data.run === undefined){
const err64 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "stdin",
    missingProperty: "run",
    depsCount: 1,
    deps: "run"},schema:schema104.dependentRequired,parentSchema:schema104,data};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema104.type,parentSchema:schema104,data};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema103,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate44(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema103.type,parentSchema:schema103,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema124 = schema31.$defs.finally;

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate44(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema124.type,parentSchema:schema124,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},schema:schema95.required,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema95.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.description !== undefined){
let data0 = data.description;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema95.properties.description.type,parentSchema:schema95.properties.description,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.params !== undefined){
if(!(validate38(data.params, {instancePath:instancePath+"/params",parentData:data,parentDataProperty:"params",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
let data2 = data.env;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
const _errs8 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err3 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^=\\u0000]+$"},schema:"^[^=\\u0000]+$",parentSchema:schema32.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs8 === errors;
if(!valid2){
const err4 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema32.propertyNames,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
for(const key2 in data2){
let data3 = data2[key2];
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err5 = {instancePath:instancePath+"/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/env/additionalProperties/type",keyword:"type",params:{type: schema32.additionalProperties.type},schema:schema32.additionalProperties.type,parentSchema:schema32.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.pass_env !== undefined){
let data4 = data.pass_env;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(!pattern10.test(data5)){
const err7 = {instancePath:instancePath+"/pass_env/" + i0,schemaPath:"#/$defs/passEnv/items/pattern",keyword:"pattern",params:{pattern: "^(?:[^=*\\u0000]+\\*?|\\*)$"},schema:"^(?:[^=*\\u0000]+\\*?|\\*)$",parentSchema:schema60.items,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/pass_env/" + i0,schemaPath:"#/$defs/passEnv/items/type",keyword:"type",params:{type: "string"},schema:schema60.items.type,parentSchema:schema60.items,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/pass_env",schemaPath:"#/$defs/passEnv/type",keyword:"type",params:{type: "array"},schema:schema60.type,parentSchema:schema60,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.hooks !== undefined){
if(!(validate27(data.hooks, {instancePath:instancePath+"/hooks",parentData:data,parentDataProperty:"hooks",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.steps !== undefined){
if(!(validate43(data.steps, {instancePath:instancePath+"/steps",parentData:data,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
}
if(data.finally !== undefined){
if(!(validate49(data.finally, {instancePath:instancePath+"/finally",parentData:data,parentDataProperty:"finally",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data.max_parallel !== undefined){
let data9 = data.max_parallel;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err10 = {instancePath:instancePath+"/max_parallel",schemaPath:"#/$defs/maxParallel/type",keyword:"type",params:{type: "integer"},schema:schema125.type,parentSchema:schema125,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 1 || isNaN(data9)){
const err11 = {instancePath:instancePath+"/max_parallel",schemaPath:"#/$defs/maxParallel/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema125,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.finally_grace !== undefined){
let data10 = data.finally_grace;
if((typeof data10 !== "string") && (!((typeof data10 == "number") && (isFinite(data10))))){
const err12 = {instancePath:instancePath+"/finally_grace",schemaPath:"#/$defs/finallyGrace/type",keyword:"type",params:{type: schema46.type},schema:schema46.type,parentSchema:schema46,data:data10};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err13 = {instancePath:instancePath+"/finally_grace",schemaPath:"#/$defs/finallyGrace/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema46,data:data10};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.run_timeout !== undefined){
let data11 = data.run_timeout;
if(((typeof data11 !== "string") && (!((typeof data11 == "number") && (isFinite(data11))))) && (data11 !== null)){
const err14 = {instancePath:instancePath+"/run_timeout",schemaPath:"#/$defs/runTimeout/type",keyword:"type",params:{type: schema47.type},schema:schema47.type,parentSchema:schema47,data:data11};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 <= 0 || isNaN(data11)){
const err15 = {instancePath:instancePath+"/run_timeout",schemaPath:"#/$defs/runTimeout/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema47,data:data11};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.timeout !== undefined){
let data12 = data.timeout;
if(((typeof data12 !== "string") && (!((typeof data12 == "number") && (isFinite(data12))))) && (data12 !== null)){
const err16 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/durationOrNull/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data12};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 <= 0 || isNaN(data12)){
const err17 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/durationOrNull/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema37,data:data12};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.kill_grace !== undefined){
let data13 = data.kill_grace;
if((typeof data13 !== "string") && (!((typeof data13 == "number") && (isFinite(data13))))){
const err18 = {instancePath:instancePath+"/kill_grace",schemaPath:"#/$defs/durationOrZero/type",keyword:"type",params:{type: schema35.type},schema:schema35.type,parentSchema:schema35,data:data13};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err19 = {instancePath:instancePath+"/kill_grace",schemaPath:"#/$defs/durationOrZero/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.shell !== undefined){
let data14 = data.shell;
const _errs37 = errors;
let valid13 = false;
const _errs38 = errors;
if(typeof data14 === "string"){
if(!pattern8.test(data14)){
const err20 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^\\S+$"},schema:"^\\S+$",parentSchema:schema54.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[0].type,parentSchema:schema54.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid0 = _errs38 === errors;
valid13 = valid13 || _valid0;
const _errs40 = errors;
if(Array.isArray(data14)){
if(data14.length < 1){
const err22 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema54.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const len1 = data14.length;
if(len1 > 0){
let data15 = data14[0];
if(typeof data15 === "string"){
if(!pattern9.test(data15)){
const err23 = {instancePath:instancePath+"/shell/0",schemaPath:"#/$defs/shell/anyOf/1/prefixItems/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema54.anyOf[1].prefixItems[0],data:data15};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/shell/0",schemaPath:"#/$defs/shell/anyOf/1/prefixItems/0/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[1].prefixItems[0].type,parentSchema:schema54.anyOf[1].prefixItems[0],data:data15};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
const len2 = data14.length;
var valid15 = len2 <= 1;
if(!valid15){
for(let i1=1; i1<len2; i1++){
let data16 = data14[i1];
const _errs44 = errors;
if(typeof data16 !== "string"){
const err25 = {instancePath:instancePath+"/shell/" + i1,schemaPath:"#/$defs/shell/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[1].items.type,parentSchema:schema54.anyOf[1].items,data:data16};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var valid15 = _errs44 === errors;
}
}
}
else {
const err26 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema54.anyOf[1].type,parentSchema:schema54.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid0 = _errs40 === errors;
valid13 = valid13 || _valid0;
if(!valid13){
const err27 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf",keyword:"anyOf",params:{},schema:schema54.anyOf,parentSchema:schema54,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
else {
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
}
}
if(data.cwd !== undefined){
let data17 = data.cwd;
if(typeof data17 === "string"){
if(func2(data17) < 1){
const err28 = {instancePath:instancePath+"/cwd",schemaPath:"#/$defs/cwd/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema55,data:data17};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/cwd",schemaPath:"#/$defs/cwd/type",keyword:"type",params:{type: "string"},schema:schema55.type,parentSchema:schema55,data:data17};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.stop_signal !== undefined){
let data18 = data.stop_signal;
if(typeof data18 !== "string"){
const err30 = {instancePath:instancePath+"/stop_signal",schemaPath:"#/$defs/stopSignal/type",keyword:"type",params:{type: "string"},schema:schema56.type,parentSchema:schema56,data:data18};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!(((((((data18 === "SIGTERM") || (data18 === "SIGINT")) || (data18 === "SIGHUP")) || (data18 === "SIGQUIT")) || (data18 === "SIGUSR1")) || (data18 === "SIGUSR2")) || (data18 === "SIGKILL"))){
const err31 = {instancePath:instancePath+"/stop_signal",schemaPath:"#/$defs/stopSignal/enum",keyword:"enum",params:{allowedValues: schema56.enum},schema:schema56.enum,parentSchema:schema56,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.success_codes !== undefined){
let data19 = data.success_codes;
if(Array.isArray(data19)){
if(data19.length < 1){
const err32 = {instancePath:instancePath+"/success_codes",schemaPath:"#/$defs/successCodes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema57,data:data19};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
const len3 = data19.length;
for(let i2=0; i2<len3; i2++){
let data20 = data19[i2];
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err33 = {instancePath:instancePath+"/success_codes/" + i2,schemaPath:"#/$defs/successCodes/items/type",keyword:"type",params:{type: "integer"},schema:schema57.items.type,parentSchema:schema57.items,data:data20};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 255 || isNaN(data20)){
const err34 = {instancePath:instancePath+"/success_codes/" + i2,schemaPath:"#/$defs/successCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},schema:255,parentSchema:schema57.items,data:data20};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data20 < 0 || isNaN(data20)){
const err35 = {instancePath:instancePath+"/success_codes/" + i2,schemaPath:"#/$defs/successCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema57.items,data:data20};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
}
else {
const err36 = {instancePath:instancePath+"/success_codes",schemaPath:"#/$defs/successCodes/type",keyword:"type",params:{type: "array"},schema:schema57.type,parentSchema:schema57,data:data19};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.fail_on !== undefined){
let data21 = data.fail_on;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key3 in data21){
if(!((key3 === "stderr") || (key3 === "pattern"))){
const err37 = {instancePath:instancePath+"/fail_on",schemaPath:"#/$defs/failOn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema58,data:data21};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data21.stderr !== undefined){
let data22 = data21.stderr;
if(typeof data22 !== "boolean"){
const err38 = {instancePath:instancePath+"/fail_on/stderr",schemaPath:"#/$defs/failOn/properties/stderr/type",keyword:"type",params:{type: "boolean"},schema:schema58.properties.stderr.type,parentSchema:schema58.properties.stderr,data:data22};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data21.pattern !== undefined){
let data23 = data21.pattern;
if(typeof data23 === "string"){
if(func2(data23) < 1){
const err39 = {instancePath:instancePath+"/fail_on/pattern",schemaPath:"#/$defs/failOn/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema58.properties.pattern,data:data23};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/fail_on/pattern",schemaPath:"#/$defs/failOn/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema58.properties.pattern.type,parentSchema:schema58.properties.pattern,data:data23};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/fail_on",schemaPath:"#/$defs/failOn/type",keyword:"type",params:{type: "object"},schema:schema58.type,parentSchema:schema58,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.isolation !== undefined){
let data24 = data.isolation;
if(typeof data24 !== "string"){
const err42 = {instancePath:instancePath+"/isolation",schemaPath:"#/$defs/isolation/type",keyword:"type",params:{type: "string"},schema:schema59.type,parentSchema:schema59,data:data24};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!((data24 === "thread") || (data24 === "process"))){
const err43 = {instancePath:instancePath+"/isolation",schemaPath:"#/$defs/isolation/enum",keyword:"enum",params:{allowedValues: schema59.enum},schema:schema59.enum,parentSchema:schema59,data:data24};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema95.type,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema137 = schema31.$defs.job;
const schema145 = schema31.$defs.trigger;
const schema146 = schema31.$defs.cronField;
const schema154 = schema31.$defs.intervalPart;
const schema160 = schema31.$defs.calendarPart;
const schema168 = schema31.$defs.runEnd;
const wrapper0 = {validate: validate56};

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.cron === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "cron"},schema:schema145.oneOf[0].required,parentSchema:schema145.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.interval === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "interval"},schema:schema145.oneOf[1].required,parentSchema:schema145.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.calendar_interval === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "calendar_interval"},schema:schema145.oneOf[2].required,parentSchema:schema145.oneOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.date === undefined){
const err3 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "date"},schema:schema145.oneOf[3].required,parentSchema:schema145.oneOf[3],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.any === undefined){
const err4 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: "any"},schema:schema145.oneOf[4].required,parentSchema:schema145.oneOf[4],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
}
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.all === undefined){
const err5 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: "all"},schema:schema145.oneOf[5].required,parentSchema:schema145.oneOf[5],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid0 = true;
passing0 = 5;
}
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.startup === undefined){
const err6 = {instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: "startup"},schema:schema145.oneOf[6].required,parentSchema:schema145.oneOf[6],data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs8 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 6];
}
else {
if(_valid0){
valid0 = true;
passing0 = 6;
}
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.after === undefined){
const err7 = {instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: "after"},schema:schema145.oneOf[7].required,parentSchema:schema145.oneOf[7],data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 7];
}
else {
if(_valid0){
valid0 = true;
passing0 = 7;
}
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.manual === undefined){
const err8 = {instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: "manual"},schema:schema145.oneOf[8].required,parentSchema:schema145.oneOf[8],data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 8];
}
else {
if(_valid0){
valid0 = true;
passing0 = 8;
}
}
}
}
}
}
}
}
}
if(!valid0){
const err9 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema145.oneOf,parentSchema:schema145,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema145.properties, key0))){
const err10 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema145,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.cron !== undefined){
let data0 = data.cron;
const _errs13 = errors;
let valid2 = false;
const _errs14 = errors;
if(typeof data0 !== "string"){
const err11 = {instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema145.properties.cron.anyOf[0].type,parentSchema:schema145.properties.cron.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid1 = _errs14 === errors;
valid2 = valid2 || _valid1;
const _errs16 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length < 1){
const err12 = {instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema145.properties.cron.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 in data0){
if(!((((((((key1 === "year") || (key1 === "month")) || (key1 === "day")) || (key1 === "week")) || (key1 === "day_of_week")) || (key1 === "hour")) || (key1 === "minute")) || (key1 === "second"))){
const err13 = {instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema145.properties.cron.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.year !== undefined){
let data1 = data0.year;
if((typeof data1 !== "string") && (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1))))){
const err14 = {instancePath:instancePath+"/cron/year",schemaPath:"#/$defs/cronField/type",keyword:"type",params:{type: schema146.type},schema:schema146.type,parentSchema:schema146,data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data0.month !== undefined){
let data2 = data0.month;
if((typeof data2 !== "string") && (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2))))){
const err15 = {instancePath:instancePath+"/cron/month",schemaPath:"#/$defs/cronField/type",keyword:"type",params:{type: schema146.type},schema:schema146.type,parentSchema:schema146,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data0.day !== undefined){
let data3 = data0.day;
if((typeof data3 !== "string") && (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3))))){
const err16 = {instancePath:instancePath+"/cron/day",schemaPath:"#/$defs/cronField/type",keyword:"type",params:{type: schema146.type},schema:schema146.type,parentSchema:schema146,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data0.week !== undefined){
let data4 = data0.week;
if((typeof data4 !== "string") && (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4))))){
const err17 = {instancePath:instancePath+"/cron/week",schemaPath:"#/$defs/cronField/type",keyword:"type",params:{type: schema146.type},schema:schema146.type,parentSchema:schema146,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data0.day_of_week !== undefined){
let data5 = data0.day_of_week;
if((typeof data5 !== "string") && (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5))))){
const err18 = {instancePath:instancePath+"/cron/day_of_week",schemaPath:"#/$defs/cronField/type",keyword:"type",params:{type: schema146.type},schema:schema146.type,parentSchema:schema146,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data0.hour !== undefined){
let data6 = data0.hour;
if((typeof data6 !== "string") && (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6))))){
const err19 = {instancePath:instancePath+"/cron/hour",schemaPath:"#/$defs/cronField/type",keyword:"type",params:{type: schema146.type},schema:schema146.type,parentSchema:schema146,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data0.minute !== undefined){
let data7 = data0.minute;
if((typeof data7 !== "string") && (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7))))){
const err20 = {instancePath:instancePath+"/cron/minute",schemaPath:"#/$defs/cronField/type",keyword:"type",params:{type: schema146.type},schema:schema146.type,parentSchema:schema146,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data0.second !== undefined){
let data8 = data0.second;
if((typeof data8 !== "string") && (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8))))){
const err21 = {instancePath:instancePath+"/cron/second",schemaPath:"#/$defs/cronField/type",keyword:"type",params:{type: schema146.type},schema:schema146.type,parentSchema:schema146,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema145.properties.cron.anyOf[1].type,parentSchema:schema145.properties.cron.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid1 = _errs16 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const err23 = {instancePath:instancePath+"/cron",schemaPath:"#/properties/cron/anyOf",keyword:"anyOf",params:{},schema:schema145.properties.cron.anyOf,parentSchema:schema145.properties.cron,data:data0};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
}
}
if(data.interval !== undefined){
let data9 = data.interval;
const _errs44 = errors;
let valid12 = false;
const _errs45 = errors;
if((typeof data9 !== "string") && (!((typeof data9 == "number") && (isFinite(data9))))){
const err24 = {instancePath:instancePath+"/interval",schemaPath:"#/properties/interval/anyOf/0/type",keyword:"type",params:{type: schema145.properties.interval.anyOf[0].type},schema:schema145.properties.interval.anyOf[0].type,parentSchema:schema145.properties.interval.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 <= 0 || isNaN(data9)){
const err25 = {instancePath:instancePath+"/interval",schemaPath:"#/properties/interval/anyOf/0/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema145.properties.interval.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var _valid2 = _errs45 === errors;
valid12 = valid12 || _valid2;
const _errs47 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(Object.keys(data9).length < 1){
const err26 = {instancePath:instancePath+"/interval",schemaPath:"#/properties/interval/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema145.properties.interval.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key2 in data9){
if(!((((((key2 === "weeks") || (key2 === "days")) || (key2 === "hours")) || (key2 === "minutes")) || (key2 === "seconds")) || (key2 === "milliseconds"))){
const err27 = {instancePath:instancePath+"/interval",schemaPath:"#/properties/interval/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema145.properties.interval.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.weeks !== undefined){
let data10 = data9.weeks;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err28 = {instancePath:instancePath+"/interval/weeks",schemaPath:"#/$defs/intervalPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema154,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/interval/weeks",schemaPath:"#/$defs/intervalPart/type",keyword:"type",params:{type: "number"},schema:schema154.type,parentSchema:schema154,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data9.days !== undefined){
let data11 = data9.days;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err30 = {instancePath:instancePath+"/interval/days",schemaPath:"#/$defs/intervalPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema154,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/interval/days",schemaPath:"#/$defs/intervalPart/type",keyword:"type",params:{type: "number"},schema:schema154.type,parentSchema:schema154,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data9.hours !== undefined){
let data12 = data9.hours;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err32 = {instancePath:instancePath+"/interval/hours",schemaPath:"#/$defs/intervalPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema154,data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/interval/hours",schemaPath:"#/$defs/intervalPart/type",keyword:"type",params:{type: "number"},schema:schema154.type,parentSchema:schema154,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data9.minutes !== undefined){
let data13 = data9.minutes;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err34 = {instancePath:instancePath+"/interval/minutes",schemaPath:"#/$defs/intervalPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema154,data:data13};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/interval/minutes",schemaPath:"#/$defs/intervalPart/type",keyword:"type",params:{type: "number"},schema:schema154.type,parentSchema:schema154,data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.seconds !== undefined){
let data14 = data9.seconds;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err36 = {instancePath:instancePath+"/interval/seconds",schemaPath:"#/$defs/intervalPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema154,data:data14};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/interval/seconds",schemaPath:"#/$defs/intervalPart/type",keyword:"type",params:{type: "number"},schema:schema154.type,parentSchema:schema154,data:data14};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data9.milliseconds !== undefined){
let data15 = data9.milliseconds;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err38 = {instancePath:instancePath+"/interval/milliseconds",schemaPath:"#/$defs/intervalPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema154,data:data15};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/interval/milliseconds",schemaPath:"#/$defs/intervalPart/type",keyword:"type",params:{type: "number"},schema:schema154.type,parentSchema:schema154,data:data15};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/interval",schemaPath:"#/properties/interval/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema145.properties.interval.anyOf[1].type,parentSchema:schema145.properties.interval.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid2 = _errs47 === errors;
valid12 = valid12 || _valid2;
if(!valid12){
const err41 = {instancePath:instancePath+"/interval",schemaPath:"#/properties/interval/anyOf",keyword:"anyOf",params:{},schema:schema145.properties.interval.anyOf,parentSchema:schema145.properties.interval,data:data9};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
}
if(data.calendar_interval !== undefined){
let data16 = data.calendar_interval;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(Object.keys(data16).length < 1){
const err42 = {instancePath:instancePath+"/calendar_interval",schemaPath:"#/properties/calendar_interval/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema145.properties.calendar_interval,data:data16};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
for(const key3 in data16){
if(!(((((((key3 === "years") || (key3 === "months")) || (key3 === "weeks")) || (key3 === "days")) || (key3 === "hour")) || (key3 === "minute")) || (key3 === "second"))){
const err43 = {instancePath:instancePath+"/calendar_interval",schemaPath:"#/properties/calendar_interval/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema145.properties.calendar_interval,data:data16};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data16.years !== undefined){
let data17 = data16.years;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err44 = {instancePath:instancePath+"/calendar_interval/years",schemaPath:"#/$defs/calendarPart/type",keyword:"type",params:{type: "integer"},schema:schema160.type,parentSchema:schema160,data:data17};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
const err45 = {instancePath:instancePath+"/calendar_interval/years",schemaPath:"#/$defs/calendarPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema160,data:data17};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
if(data16.months !== undefined){
let data18 = data16.months;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err46 = {instancePath:instancePath+"/calendar_interval/months",schemaPath:"#/$defs/calendarPart/type",keyword:"type",params:{type: "integer"},schema:schema160.type,parentSchema:schema160,data:data18};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
const err47 = {instancePath:instancePath+"/calendar_interval/months",schemaPath:"#/$defs/calendarPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema160,data:data18};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
if(data16.weeks !== undefined){
let data19 = data16.weeks;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err48 = {instancePath:instancePath+"/calendar_interval/weeks",schemaPath:"#/$defs/calendarPart/type",keyword:"type",params:{type: "integer"},schema:schema160.type,parentSchema:schema160,data:data19};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
const err49 = {instancePath:instancePath+"/calendar_interval/weeks",schemaPath:"#/$defs/calendarPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema160,data:data19};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data16.days !== undefined){
let data20 = data16.days;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err50 = {instancePath:instancePath+"/calendar_interval/days",schemaPath:"#/$defs/calendarPart/type",keyword:"type",params:{type: "integer"},schema:schema160.type,parentSchema:schema160,data:data20};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err51 = {instancePath:instancePath+"/calendar_interval/days",schemaPath:"#/$defs/calendarPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema160,data:data20};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
if(data16.hour !== undefined){
let data21 = data16.hour;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err52 = {instancePath:instancePath+"/calendar_interval/hour",schemaPath:"#/$defs/calendarPart/type",keyword:"type",params:{type: "integer"},schema:schema160.type,parentSchema:schema160,data:data21};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
const err53 = {instancePath:instancePath+"/calendar_interval/hour",schemaPath:"#/$defs/calendarPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema160,data:data21};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
if(data16.minute !== undefined){
let data22 = data16.minute;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err54 = {instancePath:instancePath+"/calendar_interval/minute",schemaPath:"#/$defs/calendarPart/type",keyword:"type",params:{type: "integer"},schema:schema160.type,parentSchema:schema160,data:data22};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 0 || isNaN(data22)){
const err55 = {instancePath:instancePath+"/calendar_interval/minute",schemaPath:"#/$defs/calendarPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema160,data:data22};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
if(data16.second !== undefined){
let data23 = data16.second;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err56 = {instancePath:instancePath+"/calendar_interval/second",schemaPath:"#/$defs/calendarPart/type",keyword:"type",params:{type: "integer"},schema:schema160.type,parentSchema:schema160,data:data23};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err57 = {instancePath:instancePath+"/calendar_interval/second",schemaPath:"#/$defs/calendarPart/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema160,data:data23};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
}
else {
const err58 = {instancePath:instancePath+"/calendar_interval",schemaPath:"#/properties/calendar_interval/type",keyword:"type",params:{type: "object"},schema:schema145.properties.calendar_interval.type,parentSchema:schema145.properties.calendar_interval,data:data16};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.date !== undefined){
let data24 = data.date;
if(typeof data24 !== "string"){
const err59 = {instancePath:instancePath+"/date",schemaPath:"#/properties/date/type",keyword:"type",params:{type: "string"},schema:schema145.properties.date.type,parentSchema:schema145.properties.date,data:data24};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.any !== undefined){
let data25 = data.any;
if(Array.isArray(data25)){
if(data25.length < 1){
const err60 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema145.properties.any,data:data25};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
const len0 = data25.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper0.validate(data25[i0], {instancePath:instancePath+"/any/" + i0,parentData:data25,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err61 = {instancePath:instancePath+"/any",schemaPath:"#/properties/any/type",keyword:"type",params:{type: "array"},schema:schema145.properties.any.type,parentSchema:schema145.properties.any,data:data25};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data.all !== undefined){
let data27 = data.all;
if(Array.isArray(data27)){
if(data27.length < 1){
const err62 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema145.properties.all,data:data27};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
const len1 = data27.length;
for(let i1=0; i1<len1; i1++){
if(!(wrapper0.validate(data27[i1], {instancePath:instancePath+"/all/" + i1,parentData:data27,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err63 = {instancePath:instancePath+"/all",schemaPath:"#/properties/all/type",keyword:"type",params:{type: "array"},schema:schema145.properties.all.type,parentSchema:schema145.properties.all,data:data27};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.startup !== undefined){
let data29 = data.startup;
if(typeof data29 !== "boolean"){
const err64 = {instancePath:instancePath+"/startup",schemaPath:"#/properties/startup/type",keyword:"type",params:{type: "boolean"},schema:schema145.properties.startup.type,parentSchema:schema145.properties.startup,data:data29};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(true !== data29){
const err65 = {instancePath:instancePath+"/startup",schemaPath:"#/properties/startup/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema145.properties.startup,data:data29};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.after !== undefined){
let data30 = data.after;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.job === undefined){
const err66 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/required",keyword:"required",params:{missingProperty: "job"},schema:schema145.properties.after.required,parentSchema:schema145.properties.after,data:data30};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
for(const key4 in data30){
if(!((key4 === "job") || (key4 === "on"))){
const err67 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema145.properties.after,data:data30};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data30.job !== undefined){
let data31 = data30.job;
if(typeof data31 === "string"){
if(func2(data31) > 100){
const err68 = {instancePath:instancePath+"/after/job",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema39,data:data31};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(!pattern7.test(data31)){
const err69 = {instancePath:instancePath+"/after/job",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema39,data:data31};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/after/job",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},schema:schema39.type,parentSchema:schema39,data:data31};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data30.on !== undefined){
let data32 = data30.on;
const _errs109 = errors;
let valid34 = false;
const _errs110 = errors;
if(typeof data32 !== "string"){
const err71 = {instancePath:instancePath+"/after/on",schemaPath:"#/properties/after/properties/on/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema145.properties.after.properties.on.anyOf[0].type,parentSchema:schema145.properties.after.properties.on.anyOf[0],data:data32};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(!((((data32 === "success") || (data32 === "failure")) || (data32 === "timeout")) || (data32 === "cancelled"))){
const err72 = {instancePath:instancePath+"/after/on",schemaPath:"#/properties/after/properties/on/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema145.properties.after.properties.on.anyOf[0].enum},schema:schema145.properties.after.properties.on.anyOf[0].enum,parentSchema:schema145.properties.after.properties.on.anyOf[0],data:data32};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
var _valid3 = _errs110 === errors;
valid34 = valid34 || _valid3;
const _errs112 = errors;
if(Array.isArray(data32)){
if(data32.length < 1){
const err73 = {instancePath:instancePath+"/after/on",schemaPath:"#/properties/after/properties/on/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema145.properties.after.properties.on.anyOf[1],data:data32};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
const len2 = data32.length;
for(let i2=0; i2<len2; i2++){
let data33 = data32[i2];
if(typeof data33 !== "string"){
const err74 = {instancePath:instancePath+"/after/on/" + i2,schemaPath:"#/$defs/runEnd/type",keyword:"type",params:{type: "string"},schema:schema168.type,parentSchema:schema168,data:data33};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(!((((data33 === "success") || (data33 === "failure")) || (data33 === "timeout")) || (data33 === "cancelled"))){
const err75 = {instancePath:instancePath+"/after/on/" + i2,schemaPath:"#/$defs/runEnd/enum",keyword:"enum",params:{allowedValues: schema168.enum},schema:schema168.enum,parentSchema:schema168,data:data33};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/after/on",schemaPath:"#/properties/after/properties/on/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema145.properties.after.properties.on.anyOf[1].type,parentSchema:schema145.properties.after.properties.on.anyOf[1],data:data32};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
var _valid3 = _errs112 === errors;
valid34 = valid34 || _valid3;
if(!valid34){
const err77 = {instancePath:instancePath+"/after/on",schemaPath:"#/properties/after/properties/on/anyOf",keyword:"anyOf",params:{},schema:schema145.properties.after.properties.on.anyOf,parentSchema:schema145.properties.after.properties.on,data:data32};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
else {
errors = _errs109;
if(vErrors !== null){
if(_errs109){
vErrors.length = _errs109;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err78 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/type",keyword:"type",params:{type: "object"},schema:schema145.properties.after.type,parentSchema:schema145.properties.after,data:data30};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.manual !== undefined){
let data34 = data.manual;
if(typeof data34 !== "boolean"){
const err79 = {instancePath:instancePath+"/manual",schemaPath:"#/properties/manual/type",keyword:"type",params:{type: "boolean"},schema:schema145.properties.manual.type,parentSchema:schema145.properties.manual,data:data34};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(true !== data34){
const err80 = {instancePath:instancePath+"/manual",schemaPath:"#/properties/manual/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema145.properties.manual,data:data34};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data.timezone !== undefined){
let data35 = data.timezone;
if(typeof data35 !== "string"){
const err81 = {instancePath:instancePath+"/timezone",schemaPath:"#/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema145.properties.timezone.type,parentSchema:schema145.properties.timezone,data:data35};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data.start_date !== undefined){
let data36 = data.start_date;
if(typeof data36 !== "string"){
const err82 = {instancePath:instancePath+"/start_date",schemaPath:"#/properties/start_date/type",keyword:"type",params:{type: "string"},schema:schema145.properties.start_date.type,parentSchema:schema145.properties.start_date,data:data36};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data.end_date !== undefined){
let data37 = data.end_date;
if(typeof data37 !== "string"){
const err83 = {instancePath:instancePath+"/end_date",schemaPath:"#/properties/end_date/type",keyword:"type",params:{type: "string"},schema:schema145.properties.end_date.type,parentSchema:schema145.properties.end_date,data:data37};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data.jitter !== undefined){
let data38 = data.jitter;
if((typeof data38 !== "string") && (!((typeof data38 == "number") && (isFinite(data38))))){
const err84 = {instancePath:instancePath+"/jitter",schemaPath:"#/$defs/durationOrZero/type",keyword:"type",params:{type: schema35.type},schema:schema35.type,parentSchema:schema35,data:data38};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 < 0 || isNaN(data38)){
const err85 = {instancePath:instancePath+"/jitter",schemaPath:"#/$defs/durationOrZero/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35,data:data38};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
if(data.dst !== undefined){
let data39 = data.dst;
const _errs130 = errors;
let valid40 = false;
const _errs131 = errors;
if(typeof data39 !== "string"){
const err86 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema51.anyOf[0].type,parentSchema:schema51.anyOf[0],data:data39};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(!((data39 === "vixie") || (data39 === "wallclock"))){
const err87 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema51.anyOf[0].enum},schema:schema51.anyOf[0].enum,parentSchema:schema51.anyOf[0],data:data39};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
var _valid4 = _errs131 === errors;
valid40 = valid40 || _valid4;
const _errs133 = errors;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.gap === undefined){
const err88 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/1/required",keyword:"required",params:{missingProperty: "gap"},schema:schema51.anyOf[1].required,parentSchema:schema51.anyOf[1],data:data39};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data39.fold === undefined){
const err89 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/1/required",keyword:"required",params:{missingProperty: "fold"},schema:schema51.anyOf[1].required,parentSchema:schema51.anyOf[1],data:data39};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
for(const key5 in data39){
if(!((key5 === "gap") || (key5 === "fold"))){
const err90 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema51.anyOf[1],data:data39};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data39.gap !== undefined){
let data40 = data39.gap;
if(typeof data40 !== "string"){
const err91 = {instancePath:instancePath+"/dst/gap",schemaPath:"#/$defs/dst/anyOf/1/properties/gap/type",keyword:"type",params:{type: "string"},schema:schema51.anyOf[1].properties.gap.type,parentSchema:schema51.anyOf[1].properties.gap,data:data40};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(!(((data40 === "next") || (data40 === "skip")) || (data40 === "shift"))){
const err92 = {instancePath:instancePath+"/dst/gap",schemaPath:"#/$defs/dst/anyOf/1/properties/gap/enum",keyword:"enum",params:{allowedValues: schema51.anyOf[1].properties.gap.enum},schema:schema51.anyOf[1].properties.gap.enum,parentSchema:schema51.anyOf[1].properties.gap,data:data40};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data39.fold !== undefined){
let data41 = data39.fold;
if(typeof data41 !== "string"){
const err93 = {instancePath:instancePath+"/dst/fold",schemaPath:"#/$defs/dst/anyOf/1/properties/fold/type",keyword:"type",params:{type: "string"},schema:schema51.anyOf[1].properties.fold.type,parentSchema:schema51.anyOf[1].properties.fold,data:data41};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(!(((data41 === "first") || (data41 === "second")) || (data41 === "both"))){
const err94 = {instancePath:instancePath+"/dst/fold",schemaPath:"#/$defs/dst/anyOf/1/properties/fold/enum",keyword:"enum",params:{allowedValues: schema51.anyOf[1].properties.fold.enum},schema:schema51.anyOf[1].properties.fold.enum,parentSchema:schema51.anyOf[1].properties.fold,data:data41};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema51.anyOf[1].type,parentSchema:schema51.anyOf[1],data:data39};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
var _valid4 = _errs133 === errors;
valid40 = valid40 || _valid4;
if(!valid40){
const err96 = {instancePath:instancePath+"/dst",schemaPath:"#/$defs/dst/anyOf",keyword:"anyOf",params:{},schema:schema51.anyOf,parentSchema:schema51,data:data39};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
else {
errors = _errs130;
if(vErrors !== null){
if(_errs130){
vErrors.length = _errs130;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err97 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema145.type,parentSchema:schema145,data};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema179 = schema31.$defs.history;

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate60.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "keep_runs") || (key0 === "keep_for"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema179,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.keep_runs !== undefined){
let data0 = data.keep_runs;
if((!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) && (data0 !== null)){
const err1 = {instancePath:instancePath+"/keep_runs",schemaPath:"#/$defs/keepRuns/type",keyword:"type",params:{type: schema36.type},schema:schema36.type,parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 10000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/keep_runs",schemaPath:"#/$defs/keepRuns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/keep_runs",schemaPath:"#/$defs/keepRuns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.keep_for !== undefined){
let data1 = data.keep_for;
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (data1 !== null)){
const err4 = {instancePath:instancePath+"/keep_for",schemaPath:"#/$defs/keepFor/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 <= 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/keep_for",schemaPath:"#/$defs/keepFor/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema37,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema179.type,parentSchema:schema179,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}
validate60.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema184 = schema31.$defs.expect;

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema184,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "max_duration") || (key0 === "every"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema184,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.max_duration !== undefined){
let data0 = data.max_duration;
if((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))){
const err2 = {instancePath:instancePath+"/max_duration",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: schema72.type},schema:schema72.type,parentSchema:schema72,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 <= 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/max_duration",schemaPath:"#/$defs/duration/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema72,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.every !== undefined){
let data1 = data.every;
if((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))){
const err4 = {instancePath:instancePath+"/every",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: schema72.type},schema:schema72.type,parentSchema:schema72,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 <= 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/every",schemaPath:"#/$defs/duration/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema72,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema184.type,parentSchema:schema184,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.pipeline === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "pipeline"},schema:schema137.oneOf[0].required,parentSchema:schema137.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "steps"},schema:schema137.oneOf[1].required,parentSchema:schema137.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "run"},schema:schema137.oneOf[2].required,parentSchema:schema137.oneOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.module === undefined){
const err3 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: "module"},schema:schema137.oneOf[3].required,parentSchema:schema137.oneOf[3],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
}
}
}
}
if(!valid0){
const err4 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema137.oneOf,parentSchema:schema137,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.trigger === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "trigger"},schema:schema137.required,parentSchema:schema137,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema137.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema137,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.description !== undefined){
let data0 = data.description;
if(typeof data0 !== "string"){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema137.properties.description.type,parentSchema:schema137.properties.description,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.moved_from !== undefined){
let data1 = data.moved_from;
if(typeof data1 === "string"){
if(func2(data1) > 100){
const err8 = {instancePath:instancePath+"/moved_from",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema39,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern7.test(data1)){
const err9 = {instancePath:instancePath+"/moved_from",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema39,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/moved_from",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},schema:schema39.type,parentSchema:schema39,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.pipeline !== undefined){
let data2 = data.pipeline;
if(typeof data2 !== "string"){
const err11 = {instancePath:instancePath+"/pipeline",schemaPath:"#/properties/pipeline/type",keyword:"type",params:{type: "string"},schema:schema137.properties.pipeline.type,parentSchema:schema137.properties.pipeline,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.steps !== undefined){
if(!(validate43(data.steps, {instancePath:instancePath+"/steps",parentData:data,parentDataProperty:"steps",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
}
if(data.finally !== undefined){
if(!(validate49(data.finally, {instancePath:instancePath+"/finally",parentData:data,parentDataProperty:"finally",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data.max_parallel !== undefined){
let data5 = data.max_parallel;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err12 = {instancePath:instancePath+"/max_parallel",schemaPath:"#/$defs/maxParallel/type",keyword:"type",params:{type: "integer"},schema:schema125.type,parentSchema:schema125,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/max_parallel",schemaPath:"#/$defs/maxParallel/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema125,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.finally_grace !== undefined){
let data6 = data.finally_grace;
if((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))){
const err14 = {instancePath:instancePath+"/finally_grace",schemaPath:"#/$defs/finallyGrace/type",keyword:"type",params:{type: schema46.type},schema:schema46.type,parentSchema:schema46,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/finally_grace",schemaPath:"#/$defs/finallyGrace/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema46,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.run_timeout !== undefined){
let data7 = data.run_timeout;
if(((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (data7 !== null)){
const err16 = {instancePath:instancePath+"/run_timeout",schemaPath:"#/$defs/runTimeout/type",keyword:"type",params:{type: schema47.type},schema:schema47.type,parentSchema:schema47,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 <= 0 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/run_timeout",schemaPath:"#/$defs/runTimeout/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema47,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.run !== undefined){
let data8 = data.run;
const _errs27 = errors;
let valid7 = false;
const _errs28 = errors;
if(typeof data8 === "string"){
if(!pattern9.test(data8)){
const err18 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema64.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema64.anyOf[0].type,parentSchema:schema64.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid1 = _errs28 === errors;
valid7 = valid7 || _valid1;
const _errs30 = errors;
if(Array.isArray(data8)){
if(data8.length < 1){
const err20 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema64.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len0 = data8.length;
if(len0 > 0){
let data9 = data8[0];
if(typeof data9 === "string"){
if(!pattern9.test(data9)){
const err21 = {instancePath:instancePath+"/run/0",schemaPath:"#/$defs/run/anyOf/1/prefixItems/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema64.anyOf[1].prefixItems[0],data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/run/0",schemaPath:"#/$defs/run/anyOf/1/prefixItems/0/type",keyword:"type",params:{type: "string"},schema:schema64.anyOf[1].prefixItems[0].type,parentSchema:schema64.anyOf[1].prefixItems[0],data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
const len1 = data8.length;
var valid9 = len1 <= 1;
if(!valid9){
for(let i0=1; i0<len1; i0++){
let data10 = data8[i0];
const _errs34 = errors;
if(typeof data10 !== "string"){
const err23 = {instancePath:instancePath+"/run/" + i0,schemaPath:"#/$defs/run/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema64.anyOf[1].items.type,parentSchema:schema64.anyOf[1].items,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var valid9 = _errs34 === errors;
}
}
}
else {
const err24 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema64.anyOf[1].type,parentSchema:schema64.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid1 = _errs30 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const err25 = {instancePath:instancePath+"/run",schemaPath:"#/$defs/run/anyOf",keyword:"anyOf",params:{},schema:schema64.anyOf,parentSchema:schema64,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
}
if(data.stdin !== undefined){
let data11 = data.stdin;
if(typeof data11 !== "string"){
const err26 = {instancePath:instancePath+"/stdin",schemaPath:"#/$defs/stdin/type",keyword:"type",params:{type: "string"},schema:schema107.type,parentSchema:schema107,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.module !== undefined){
let data12 = data.module;
if(typeof data12 === "string"){
if(!pattern9.test(data12)){
const err27 = {instancePath:instancePath+"/module",schemaPath:"#/$defs/module/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema65,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/module",schemaPath:"#/$defs/module/type",keyword:"type",params:{type: "string"},schema:schema65.type,parentSchema:schema65,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.with !== undefined){
let data13 = data.with;
if(!(data13 && typeof data13 == "object" && !Array.isArray(data13))){
const err29 = {instancePath:instancePath+"/with",schemaPath:"#/properties/with/type",keyword:"type",params:{type: "object"},schema:schema137.properties.with.type,parentSchema:schema137.properties.with,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.trigger !== undefined){
if(!(validate56(data.trigger, {instancePath:instancePath+"/trigger",parentData:data,parentDataProperty:"trigger",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
let data15 = data.env;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key1 in data15){
const _errs48 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err30 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^=\\u0000]+$"},schema:"^[^=\\u0000]+$",parentSchema:schema32.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
var valid13 = _errs48 === errors;
if(!valid13){
const err31 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema32.propertyNames,parentSchema:schema32,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
for(const key2 in data15){
let data16 = data15[key2];
if(((typeof data16 !== "string") && (!((typeof data16 == "number") && (isFinite(data16))))) && (typeof data16 !== "boolean")){
const err32 = {instancePath:instancePath+"/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/env/additionalProperties/type",keyword:"type",params:{type: schema32.additionalProperties.type},schema:schema32.additionalProperties.type,parentSchema:schema32.additionalProperties,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data15};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.pass_env !== undefined){
let data17 = data.pass_env;
if(Array.isArray(data17)){
const len2 = data17.length;
for(let i1=0; i1<len2; i1++){
let data18 = data17[i1];
if(typeof data18 === "string"){
if(!pattern10.test(data18)){
const err34 = {instancePath:instancePath+"/pass_env/" + i1,schemaPath:"#/$defs/passEnv/items/pattern",keyword:"pattern",params:{pattern: "^(?:[^=*\\u0000]+\\*?|\\*)$"},schema:"^(?:[^=*\\u0000]+\\*?|\\*)$",parentSchema:schema60.items,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/pass_env/" + i1,schemaPath:"#/$defs/passEnv/items/type",keyword:"type",params:{type: "string"},schema:schema60.items.type,parentSchema:schema60.items,data:data18};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/pass_env",schemaPath:"#/$defs/passEnv/type",keyword:"type",params:{type: "array"},schema:schema60.type,parentSchema:schema60,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.hooks !== undefined){
if(!(validate27(data.hooks, {instancePath:instancePath+"/hooks",parentData:data,parentDataProperty:"hooks",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.max_instances !== undefined){
let data20 = data.max_instances;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err37 = {instancePath:instancePath+"/max_instances",schemaPath:"#/$defs/maxInstances/type",keyword:"type",params:{type: "integer"},schema:schema43.type,parentSchema:schema43,data:data20};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 1 || isNaN(data20)){
const err38 = {instancePath:instancePath+"/max_instances",schemaPath:"#/$defs/maxInstances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema43,data:data20};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
if(data.coalesce !== undefined){
let data21 = data.coalesce;
if(typeof data21 !== "boolean"){
const err39 = {instancePath:instancePath+"/coalesce",schemaPath:"#/$defs/coalesce/type",keyword:"type",params:{type: "boolean"},schema:schema42.type,parentSchema:schema42,data:data21};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.misfire_grace_time !== undefined){
let data22 = data.misfire_grace_time;
if(((typeof data22 !== "string") && (!((typeof data22 == "number") && (isFinite(data22))))) && (data22 !== null)){
const err40 = {instancePath:instancePath+"/misfire_grace_time",schemaPath:"#/$defs/durationOrNull/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data22};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 <= 0 || isNaN(data22)){
const err41 = {instancePath:instancePath+"/misfire_grace_time",schemaPath:"#/$defs/durationOrNull/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema37,data:data22};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data.overlap !== undefined){
let data23 = data.overlap;
if(typeof data23 !== "string"){
const err42 = {instancePath:instancePath+"/overlap",schemaPath:"#/$defs/overlap/type",keyword:"type",params:{type: "string"},schema:schema44.type,parentSchema:schema44,data:data23};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!(((data23 === "skip") || (data23 === "queue")) || (data23 === "replace"))){
const err43 = {instancePath:instancePath+"/overlap",schemaPath:"#/$defs/overlap/enum",keyword:"enum",params:{allowedValues: schema44.enum},schema:schema44.enum,parentSchema:schema44,data:data23};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.concurrency !== undefined){
let data24 = data.concurrency;
if(typeof data24 === "string"){
if(func2(data24) < 1){
const err44 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema137.properties.concurrency,data:data24};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/type",keyword:"type",params:{type: "string"},schema:schema137.properties.concurrency.type,parentSchema:schema137.properties.concurrency,data:data24};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.catch_up_limit !== undefined){
let data25 = data.catch_up_limit;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err46 = {instancePath:instancePath+"/catch_up_limit",schemaPath:"#/$defs/catchUpLimit/type",keyword:"type",params:{type: "integer"},schema:schema45.type,parentSchema:schema45,data:data25};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 1000 || isNaN(data25)){
const err47 = {instancePath:instancePath+"/catch_up_limit",schemaPath:"#/$defs/catchUpLimit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema45,data:data25};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data25 < 1 || isNaN(data25)){
const err48 = {instancePath:instancePath+"/catch_up_limit",schemaPath:"#/$defs/catchUpLimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema45,data:data25};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
if(data.retry !== undefined){
if(!(validate45(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.rerun_interrupted !== undefined){
let data27 = data.rerun_interrupted;
if(typeof data27 !== "boolean"){
const err49 = {instancePath:instancePath+"/rerun_interrupted",schemaPath:"#/$defs/rerunInterrupted/type",keyword:"type",params:{type: "boolean"},schema:schema48.type,parentSchema:schema48,data:data27};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.history !== undefined){
if(!(validate60(data.history, {instancePath:instancePath+"/history",parentData:data,parentDataProperty:"history",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
if(data.on_change !== undefined){
let data29 = data.on_change;
if(typeof data29 !== "string"){
const err50 = {instancePath:instancePath+"/on_change",schemaPath:"#/$defs/onChange/type",keyword:"type",params:{type: "string"},schema:schema49.type,parentSchema:schema49,data:data29};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(!((data29 === "keep") || (data29 === "cancel"))){
const err51 = {instancePath:instancePath+"/on_change",schemaPath:"#/$defs/onChange/enum",keyword:"enum",params:{allowedValues: schema49.enum},schema:schema49.enum,parentSchema:schema49,data:data29};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.output !== undefined){
let data30 = data.output;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key3 in data30){
if(!(key3 === "max_bytes")){
const err52 = {instancePath:instancePath+"/output",schemaPath:"#/$defs/output/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema50,data:data30};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data30.max_bytes !== undefined){
let data31 = data30.max_bytes;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err53 = {instancePath:instancePath+"/output/max_bytes",schemaPath:"#/$defs/output/properties/max_bytes/type",keyword:"type",params:{type: "integer"},schema:schema50.properties.max_bytes.type,parentSchema:schema50.properties.max_bytes,data:data31};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 16777216 || isNaN(data31)){
const err54 = {instancePath:instancePath+"/output/max_bytes",schemaPath:"#/$defs/output/properties/max_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},schema:16777216,parentSchema:schema50.properties.max_bytes,data:data31};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data31 < 0 || isNaN(data31)){
const err55 = {instancePath:instancePath+"/output/max_bytes",schemaPath:"#/$defs/output/properties/max_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema50.properties.max_bytes,data:data31};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
}
else {
const err56 = {instancePath:instancePath+"/output",schemaPath:"#/$defs/output/type",keyword:"type",params:{type: "object"},schema:schema50.type,parentSchema:schema50,data:data30};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.expect !== undefined){
if(!(validate62(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
if(data.paused !== undefined){
let data33 = data.paused;
if(typeof data33 !== "boolean"){
const err57 = {instancePath:instancePath+"/paused",schemaPath:"#/properties/paused/type",keyword:"type",params:{type: "boolean"},schema:schema137.properties.paused.type,parentSchema:schema137.properties.paused,data:data33};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.timeout !== undefined){
let data34 = data.timeout;
if(((typeof data34 !== "string") && (!((typeof data34 == "number") && (isFinite(data34))))) && (data34 !== null)){
const err58 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/durationOrNull/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data:data34};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 <= 0 || isNaN(data34)){
const err59 = {instancePath:instancePath+"/timeout",schemaPath:"#/$defs/durationOrNull/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema37,data:data34};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
if(data.kill_grace !== undefined){
let data35 = data.kill_grace;
if((typeof data35 !== "string") && (!((typeof data35 == "number") && (isFinite(data35))))){
const err60 = {instancePath:instancePath+"/kill_grace",schemaPath:"#/$defs/durationOrZero/type",keyword:"type",params:{type: schema35.type},schema:schema35.type,parentSchema:schema35,data:data35};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 < 0 || isNaN(data35)){
const err61 = {instancePath:instancePath+"/kill_grace",schemaPath:"#/$defs/durationOrZero/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35,data:data35};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
if(data.shell !== undefined){
let data36 = data.shell;
const _errs100 = errors;
let valid30 = false;
const _errs101 = errors;
if(typeof data36 === "string"){
if(!pattern8.test(data36)){
const err62 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^\\S+$"},schema:"^\\S+$",parentSchema:schema54.anyOf[0],data:data36};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[0].type,parentSchema:schema54.anyOf[0],data:data36};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var _valid2 = _errs101 === errors;
valid30 = valid30 || _valid2;
const _errs103 = errors;
if(Array.isArray(data36)){
if(data36.length < 1){
const err64 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema54.anyOf[1],data:data36};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
const len3 = data36.length;
if(len3 > 0){
let data37 = data36[0];
if(typeof data37 === "string"){
if(!pattern9.test(data37)){
const err65 = {instancePath:instancePath+"/shell/0",schemaPath:"#/$defs/shell/anyOf/1/prefixItems/0/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema54.anyOf[1].prefixItems[0],data:data37};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/shell/0",schemaPath:"#/$defs/shell/anyOf/1/prefixItems/0/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[1].prefixItems[0].type,parentSchema:schema54.anyOf[1].prefixItems[0],data:data37};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
const len4 = data36.length;
var valid32 = len4 <= 1;
if(!valid32){
for(let i2=1; i2<len4; i2++){
let data38 = data36[i2];
const _errs107 = errors;
if(typeof data38 !== "string"){
const err67 = {instancePath:instancePath+"/shell/" + i2,schemaPath:"#/$defs/shell/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema54.anyOf[1].items.type,parentSchema:schema54.anyOf[1].items,data:data38};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
var valid32 = _errs107 === errors;
}
}
}
else {
const err68 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema54.anyOf[1].type,parentSchema:schema54.anyOf[1],data:data36};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var _valid2 = _errs103 === errors;
valid30 = valid30 || _valid2;
if(!valid30){
const err69 = {instancePath:instancePath+"/shell",schemaPath:"#/$defs/shell/anyOf",keyword:"anyOf",params:{},schema:schema54.anyOf,parentSchema:schema54,data:data36};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
else {
errors = _errs100;
if(vErrors !== null){
if(_errs100){
vErrors.length = _errs100;
}
else {
vErrors = null;
}
}
}
}
if(data.cwd !== undefined){
let data39 = data.cwd;
if(typeof data39 === "string"){
if(func2(data39) < 1){
const err70 = {instancePath:instancePath+"/cwd",schemaPath:"#/$defs/cwd/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema55,data:data39};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/cwd",schemaPath:"#/$defs/cwd/type",keyword:"type",params:{type: "string"},schema:schema55.type,parentSchema:schema55,data:data39};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data.stop_signal !== undefined){
let data40 = data.stop_signal;
if(typeof data40 !== "string"){
const err72 = {instancePath:instancePath+"/stop_signal",schemaPath:"#/$defs/stopSignal/type",keyword:"type",params:{type: "string"},schema:schema56.type,parentSchema:schema56,data:data40};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(!(((((((data40 === "SIGTERM") || (data40 === "SIGINT")) || (data40 === "SIGHUP")) || (data40 === "SIGQUIT")) || (data40 === "SIGUSR1")) || (data40 === "SIGUSR2")) || (data40 === "SIGKILL"))){
const err73 = {instancePath:instancePath+"/stop_signal",schemaPath:"#/$defs/stopSignal/enum",keyword:"enum",params:{allowedValues: schema56.enum},schema:schema56.enum,parentSchema:schema56,data:data40};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data.success_codes !== undefined){
let data41 = data.success_codes;
if(Array.isArray(data41)){
if(data41.length < 1){
const err74 = {instancePath:instancePath+"/success_codes",schemaPath:"#/$defs/successCodes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema57,data:data41};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
const len5 = data41.length;
for(let i3=0; i3<len5; i3++){
let data42 = data41[i3];
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
const err75 = {instancePath:instancePath+"/success_codes/" + i3,schemaPath:"#/$defs/successCodes/items/type",keyword:"type",params:{type: "integer"},schema:schema57.items.type,parentSchema:schema57.items,data:data42};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 255 || isNaN(data42)){
const err76 = {instancePath:instancePath+"/success_codes/" + i3,schemaPath:"#/$defs/successCodes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},schema:255,parentSchema:schema57.items,data:data42};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data42 < 0 || isNaN(data42)){
const err77 = {instancePath:instancePath+"/success_codes/" + i3,schemaPath:"#/$defs/successCodes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema57.items,data:data42};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
}
else {
const err78 = {instancePath:instancePath+"/success_codes",schemaPath:"#/$defs/successCodes/type",keyword:"type",params:{type: "array"},schema:schema57.type,parentSchema:schema57,data:data41};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.fail_on !== undefined){
let data43 = data.fail_on;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key4 in data43){
if(!((key4 === "stderr") || (key4 === "pattern"))){
const err79 = {instancePath:instancePath+"/fail_on",schemaPath:"#/$defs/failOn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema58,data:data43};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data43.stderr !== undefined){
let data44 = data43.stderr;
if(typeof data44 !== "boolean"){
const err80 = {instancePath:instancePath+"/fail_on/stderr",schemaPath:"#/$defs/failOn/properties/stderr/type",keyword:"type",params:{type: "boolean"},schema:schema58.properties.stderr.type,parentSchema:schema58.properties.stderr,data:data44};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data43.pattern !== undefined){
let data45 = data43.pattern;
if(typeof data45 === "string"){
if(func2(data45) < 1){
const err81 = {instancePath:instancePath+"/fail_on/pattern",schemaPath:"#/$defs/failOn/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema58.properties.pattern,data:data45};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/fail_on/pattern",schemaPath:"#/$defs/failOn/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema58.properties.pattern.type,parentSchema:schema58.properties.pattern,data:data45};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/fail_on",schemaPath:"#/$defs/failOn/type",keyword:"type",params:{type: "object"},schema:schema58.type,parentSchema:schema58,data:data43};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data.isolation !== undefined){
let data46 = data.isolation;
if(typeof data46 !== "string"){
const err84 = {instancePath:instancePath+"/isolation",schemaPath:"#/$defs/isolation/type",keyword:"type",params:{type: "string"},schema:schema59.type,parentSchema:schema59,data:data46};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(!((data46 === "thread") || (data46 === "process"))){
const err85 = {instancePath:instancePath+"/isolation",schemaPath:"#/$defs/isolation/enum",keyword:"enum",params:{allowedValues: schema59.enum},schema:schema59.enum,parentSchema:schema59,data:data46};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data.stdin !== undefined){
if(data.run === undefined){
const err86 = {instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "stdin",
    missingProperty: "run",
    depsCount: 1,
    deps: "run"},schema:schema137.dependentRequired,parentSchema:schema137,data};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.run !== undefined){
const _errs132 = errors;
const _errs133 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.with === undefined) && (missing1 = "with")){
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
var valid42 = _errs133 === errors;
if(valid42){
const err88 = {instancePath,schemaPath:"#/dependentSchemas/run/not",keyword:"not",params:{},schema:schema137.dependentSchemas.run.not,parentSchema:schema137.dependentSchemas.run,data};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
else {
errors = _errs132;
if(vErrors !== null){
if(_errs132){
vErrors.length = _errs132;
}
else {
vErrors = null;
}
}
}
}
if(data.steps !== undefined){
const _errs135 = errors;
const _errs136 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.with === undefined) && (missing2 = "with")){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
var valid43 = _errs136 === errors;
if(valid43){
const err90 = {instancePath,schemaPath:"#/dependentSchemas/steps/not",keyword:"not",params:{},schema:schema137.dependentSchemas.steps.not,parentSchema:schema137.dependentSchemas.steps,data};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
else {
errors = _errs135;
if(vErrors !== null){
if(_errs135){
vErrors.length = _errs135;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err91 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema137.type,parentSchema:schema137,data};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://volnux.dev/schema/v1/schedule.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func1.call(schema31.properties, key0)) || (pattern4.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(1 !== data0){
const err1 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema31.properties.version,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.timezone !== undefined){
let data1 = data.timezone;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/timezone",schemaPath:"#/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema31.properties.timezone.type,parentSchema:schema31.properties.timezone,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.include !== undefined){
let data2 = data.include;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(typeof data2 === "string"){
if(func2(data2) < 1){
const err3 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.include.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema31.properties.include.anyOf[0].type,parentSchema:schema31.properties.include.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
const _errs9 = errors;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(func2(data3) < 1){
const err5 = {instancePath:instancePath+"/include/" + i0,schemaPath:"#/properties/include/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.include.anyOf[1].items,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/include/" + i0,schemaPath:"#/properties/include/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.include.anyOf[1].items.type,parentSchema:schema31.properties.include.anyOf[1].items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema31.properties.include.anyOf[1].type,parentSchema:schema31.properties.include.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err8 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.include.anyOf,parentSchema:schema31.properties.include,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
}
if(data.env_file !== undefined){
let data4 = data.env_file;
const _errs14 = errors;
let valid4 = false;
const _errs15 = errors;
if(typeof data4 === "string"){
if(func2(data4) < 1){
const err9 = {instancePath:instancePath+"/env_file",schemaPath:"#/properties/env_file/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.env_file.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/env_file",schemaPath:"#/properties/env_file/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema31.properties.env_file.anyOf[0].type,parentSchema:schema31.properties.env_file.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs15 === errors;
valid4 = valid4 || _valid1;
const _errs17 = errors;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func2(data5) < 1){
const err11 = {instancePath:instancePath+"/env_file/" + i1,schemaPath:"#/properties/env_file/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.env_file.anyOf[1].items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/env_file/" + i1,schemaPath:"#/properties/env_file/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.env_file.anyOf[1].items.type,parentSchema:schema31.properties.env_file.anyOf[1].items,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/env_file",schemaPath:"#/properties/env_file/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema31.properties.env_file.anyOf[1].type,parentSchema:schema31.properties.env_file.anyOf[1],data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs17 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const err14 = {instancePath:instancePath+"/env_file",schemaPath:"#/properties/env_file/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.env_file.anyOf,parentSchema:schema31.properties.env_file,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
}
if(data.env !== undefined){
let data6 = data.env;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
const _errs24 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err15 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^=\\u0000]+$"},schema:"^[^=\\u0000]+$",parentSchema:schema32.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var valid8 = _errs24 === errors;
if(!valid8){
const err16 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema32.propertyNames,parentSchema:schema32,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
for(const key2 in data6){
let data7 = data6[key2];
if(((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (typeof data7 !== "boolean")){
const err17 = {instancePath:instancePath+"/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/env/additionalProperties/type",keyword:"type",params:{type: schema32.additionalProperties.type},schema:schema32.additionalProperties.type,parentSchema:schema32.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/env",schemaPath:"#/$defs/env/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.secrets !== undefined){
let data8 = data.secrets;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key3 in data8){
const _errs30 = errors;
if(typeof key3 === "string"){
if(!pattern6.test(key3)){
const err19 = {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.secrets.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid10 = _errs30 === errors;
if(!valid10){
const err20 = {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames",keyword:"propertyNames",params:{propertyName: key3},schema:schema31.properties.secrets.propertyNames,parentSchema:schema31.properties.secrets,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
for(const key4 in data8){
let data9 = data8[key4];
const _errs35 = errors;
let valid13 = false;
let passing0 = null;
const _errs36 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.env === undefined){
const err21 = {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/oneOf/0/required",keyword:"required",params:{missingProperty: "env"},schema:schema33.oneOf[0].required,parentSchema:schema33.oneOf[0],data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var _valid2 = _errs36 === errors;
if(_valid2){
valid13 = true;
passing0 = 0;
}
const _errs37 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.file === undefined){
const err22 = {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/oneOf/1/required",keyword:"required",params:{missingProperty: "file"},schema:schema33.oneOf[1].required,parentSchema:schema33.oneOf[1],data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var _valid2 = _errs37 === errors;
if(_valid2 && valid13){
valid13 = false;
passing0 = [passing0, 1];
}
else {
if(_valid2){
valid13 = true;
passing0 = 1;
}
}
if(!valid13){
const err23 = {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema33.oneOf,parentSchema:schema33,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
}
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key5 in data9){
if(!((key5 === "env") || (key5 === "file"))){
const err24 = {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema33,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data9.env !== undefined){
let data10 = data9.env;
if(typeof data10 === "string"){
if(func2(data10) < 1){
const err25 = {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/$defs/secret/properties/env/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema33.properties.env,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/$defs/secret/properties/env/type",keyword:"type",params:{type: "string"},schema:schema33.properties.env.type,parentSchema:schema33.properties.env,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data9.file !== undefined){
let data11 = data9.file;
if(typeof data11 === "string"){
if(func2(data11) < 1){
const err27 = {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",schemaPath:"#/$defs/secret/properties/file/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema33.properties.file,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",schemaPath:"#/$defs/secret/properties/file/type",keyword:"type",params:{type: "string"},schema:schema33.properties.file.type,parentSchema:schema33.properties.file,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/secret/type",keyword:"type",params:{type: "object"},schema:schema33.type,parentSchema:schema33,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/type",keyword:"type",params:{type: "object"},schema:schema31.properties.secrets.type,parentSchema:schema31.properties.secrets,data:data8};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.runner !== undefined){
if(!(validate21(data.runner, {instancePath:instancePath+"/runner",parentData:data,parentDataProperty:"runner",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined){
if(!(validate23(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.defaults !== undefined){
if(!(validate25(data.defaults, {instancePath:instancePath+"/defaults",parentData:data,parentDataProperty:"defaults",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.hooks !== undefined){
if(!(validate27(data.hooks, {instancePath:instancePath+"/hooks",parentData:data,parentDataProperty:"hooks",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.lint !== undefined){
if(!(validate35(data.lint, {instancePath:instancePath+"/lint",parentData:data,parentDataProperty:"lint",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.pipelines !== undefined){
let data17 = data.pipelines;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key6 in data17){
const _errs50 = errors;
if(typeof key6 === "string"){
if(func2(key6) > 100){
const err31 = {instancePath:instancePath+"/pipelines",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema39,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!pattern7.test(key6)){
const err32 = {instancePath:instancePath+"/pipelines",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema39,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/pipelines",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},schema:schema39.type,parentSchema:schema39,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var valid15 = _errs50 === errors;
if(!valid15){
const err34 = {instancePath:instancePath+"/pipelines",schemaPath:"#/properties/pipelines/propertyNames",keyword:"propertyNames",params:{propertyName: key6},schema:schema31.properties.pipelines.propertyNames,parentSchema:schema31.properties.pipelines,data:data17};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
for(const key7 in data17){
if(!(validate37(data17[key7], {instancePath:instancePath+"/pipelines/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data17,parentDataProperty:key7,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err35 = {instancePath:instancePath+"/pipelines",schemaPath:"#/properties/pipelines/type",keyword:"type",params:{type: "object"},schema:schema31.properties.pipelines.type,parentSchema:schema31.properties.pipelines,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.jobs !== undefined){
let data19 = data.jobs;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key8 in data19){
const _errs57 = errors;
if(typeof key8 === "string"){
if(func2(key8) > 100){
const err36 = {instancePath:instancePath+"/jobs",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema39,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!pattern7.test(key8)){
const err37 = {instancePath:instancePath+"/jobs",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema39,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/jobs",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},schema:schema39.type,parentSchema:schema39,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var valid18 = _errs57 === errors;
if(!valid18){
const err39 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/propertyNames",keyword:"propertyNames",params:{propertyName: key8},schema:schema31.properties.jobs.propertyNames,parentSchema:schema31.properties.jobs,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
for(const key9 in data19){
if(!(validate53(data19[key9], {instancePath:instancePath+"/jobs/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data19,parentDataProperty:key9,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
}
else {
const err40 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/type",keyword:"type",params:{type: "object"},schema:schema31.properties.jobs.type,parentSchema:schema31.properties.jobs,data:data19};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export { schema31 as scheduleSchema };
