/**
 * A first schedule, valid as it stands. What is commented out is valid once its `#` goes: a sentence has one blank behind it, anything else none or two.
 *
 * @param schema where editors find the schema.
 */
export function starter(schema: string): string {
  return `# yaml-language-server: $schema=${schema}
version: 1
timezone: UTC                       # zone of the triggers below; an IANA name like Europe/Berlin
#env_file: .env?                    # variables for steps, and for \${NAME} and \${NAME:-default} here; with ? it need not be there
#include: jobs/*.yaml               # more jobs and pipelines, in files of the same format

defaults:                           # for every job
  timeout: 1h                       # limit of each step
  misfire_grace_time: 5m            # a fire time seen later than this is missed

hooks:                              # told of events of every job
  - on: [job_error, job_missed]
    run: echo "$VOLNUX_JOB_ID at $VOLNUX_FIRE_TIME - $VOLNUX_EVENT $VOLNUX_REASON" >&2
  #- on: job_error                  # or a function: export default (event, context) => { … }
  #  module: ./hooks/page.ts

pipelines:
  nightly:                          # steps run one after the other, unless \`needs\` says otherwise
    params:                         # what jobs set with \`with\`; steps see VOLNUX_PARAM_STAGE and VOLNUX_PARAM_ROWS
      stage: { enum: [dev, prod], default: dev }
      rows: { type: integer, default: 100 }
    steps:
      - id: extract
        run: echo "extracting $VOLNUX_PARAM_ROWS rows of $VOLNUX_FIRE_DATE"
      - id: load
        run: [echo, loading]        # a list is a program and its arguments, without a shell
        timeout: 10m

jobs:
  nightly:
    pipeline: nightly
    with: { stage: prod }
    trigger: { cron: "0 2 * * *" }  # minute hour day month weekday; or fields: { cron: { hour: 2 } }
    #moved_from: nightly-etl        # after a rename: the id it had, so that history and runs come along
    #overlap: queue                 # while max_instances (1) runs are going: skip (default), queue or replace
  report:
    run: echo "report of $VOLNUX_FIRE_DATE"         # short for a pipeline of one step
    trigger: { after: { job: nightly } }            # when a run of it has succeeded
  heartbeat:
    run: date
    timeout: 20s
    trigger: { interval: 30s }
  #weekly:
  #  run: echo weekly
  #  trigger: { cron: "H H(1-5) * * sun" }          # H: a minute, and an hour from 1 to 5, picked by the id of the job
  #by-hand:
  #  run: echo by hand
  #  trigger: { manual: true }                      # by \`volnux trigger by-hand\` only
  new-year:
    run: echo "happy new year"
    trigger: { date: "2030-01-01T00:00:00" }
    paused: true                    # declared, but not fired until this line goes
`;
}
