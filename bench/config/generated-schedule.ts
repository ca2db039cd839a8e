const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'UTC'];
const TEAMS = ['orders', 'billing', 'search', 'warehouse', 'reports'];

/**
 * A schedule as people write them: of every six jobs two have crontab lines, one cron fields, one an interval, one is a list of steps, and one
 * follows another; with env, hooks, policies, comments and blank lines between them. The same text for the same number of jobs.
 */
export function generatedSchedule(jobs: number): string {
  return `${HEAD}${Array.from({ length: jobs }, (_, n) => jobText(n)).join('\n')}`;
}

const HEAD = `# yaml-language-server: $schema=https://example.org/schedule.schema.json
version: 1
timezone: Europe/Berlin

env:
  LANG: C.UTF-8
  REPORTS: /var/lib/reports

defaults:
  misfire_grace_time: 5m
  timeout: 1h

hooks:
  # Whoever is on call is told of every failure.
  - on: [job_error, job_missed]
    run: ./hooks/page.sh

pipelines:
  nightly:
    description: What every team runs at night.
    steps:
      - id: extract
        run: ./etl extract --day "$VOLNUX_FIRE_DATE"
      - id: transform
        run: ./etl transform
        timeout: 10m
      - id: load
        needs: [transform]
        run: [./etl, load, --all]

jobs:
`;

function jobText(n: number): string {
  const team = TEAMS[n % TEAMS.length] ?? '';
  const zone = ZONES[n % ZONES.length] ?? '';
  const id = `${team}-${n}`;
  switch (n % 6) {
    case 0:
      return `  # --- ${team} ---
  ${id}:
    description: Copies number ${n} to the other data centre.
    run: ./bin/backup --volume vol${n} --run "$VOLNUX_RUN_ID"
    trigger: { cron: "${n % 60} ${n % 24} * * *" }
    max_instances: 1
`;
    case 1:
      return `  ${id}:
    run: ./bin/sync --team ${team} --part ${n}   # as fast as it goes
    trigger: { interval: ${1 + (n % 59)}m, jitter: 10s }
    misfire_grace_time: 30s
    overlap: queue
`;
    case 2:
      return `  ${id}:
    pipeline: nightly
    trigger:
      cron: { hour: ${n % 24}, minute: ${n % 60}, day_of_week: mon-fri }
      timezone: ${zone}
    env:
      TEAM: ${team}
      PART: ${n}
    coalesce: true
`;
    case 3:
      return `  ${id}:
    description: >-
      Renders the report of ${team},
      and sends it.
    steps:
      - id: render
        run: |
          ./report render --team ${team} > report-${n}.html
          test -s report-${n}.html
      - id: send
        run: [./report, send, "report-${n}.html"]
        timeout: 5m
    trigger: { cron: "${n % 60} 7 * * mon", timezone: ${zone} }
    hooks:
      - on: job_error
        run: logger -t report "$VOLNUX_JOB_ID failed"
`;
    case 4:
      return `  ${id}:
    run: ./bin/check --what "${team} ${n}"
    trigger: { after: { job: ${TEAMS[(n - 1) % TEAMS.length] ?? ''}-${n - 1}, on: [success, failure] } }
`;
    default:
      return `  ${id}:
    run: ./bin/cleanup --older-than ${1 + (n % 90)}d
    trigger:
      any:
        - cron: "15 */${1 + (n % 12)} * * *"
        - cron: "@monthly"
          timezone: ${zone}
    paused: ${n % 5 === 0}
    env: { DEPTH: "${n % 7}" }
`;
  }
}
