"""APScheduler's figures for bench/many-jobs.ts, measured as in measure-engine.mjs."""
import json
import math
import os
import sys
import time
from datetime import datetime, timezone

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

REST = 1.5
EARLY = 0.3
FIELDS = ["second", "minute", "hour", "day", "month", "day_of_week"]

request = json.load(sys.stdin)


def rss_mb():
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def sleep_until(instant):
    time.sleep(max(0, instant - time.time()))


idle = request["idleMs"] / 1000
begin = math.ceil(time.time() + request["buildMs"] / 1000 + REST + idle)
instants = [begin + second for second in request["bursts"]]
cron_of_bursts = ",".join(str(datetime.fromtimestamp(at, timezone.utc).second) for at in instants) + " * * * * *"
lateness = [[] for _ in instants]


def count_fires():
    burst = 0

    def run():
        nonlocal burst
        lateness[burst].append((time.time() - instants[burst]) * 1000)
        burst += 1

    return run


scheduler = BackgroundScheduler(timezone="UTC")
building = time.perf_counter()
for index, job in enumerate(request["jobs"]):
    fields = dict(zip(FIELDS, (job["cron"] or cron_of_bursts).split()))
    trigger = CronTrigger(timezone=job["timezone"], **fields)
    # Its default grace of a second would leave out what is late.
    scheduler.add_job(count_fires(), trigger, id=f"job-{index}", misfire_grace_time=60)
scheduler.start()
built = time.perf_counter() - building
time.sleep(REST)
rss = rss_mb()

before_idle = time.process_time()
time.sleep(idle)
idle_cpu = time.process_time() - before_idle
if time.time() > begin - EARLY:
    sys.exit("building took too long: the first burst would be missed")



def cpu_of_bursts(first, before):
    since, cpu = time.time(), time.process_time()
    sleep_until(instants[-1] + REST if before == len(instants) else instants[before] - EARLY)
    idle_cpu_since = idle_cpu / idle * (time.time() - since) if idle > 0 else 0
    fires = sum(len(burst) for burst in lateness[first:before])
    return (time.process_time() - cpu - idle_cpu_since) * 1e6 / fires


sleep_until(begin - EARLY)
first = cpu_of_bursts(0, request["steadyFrom"])
steady = cpu_of_bursts(request["steadyFrom"], len(instants))
print(json.dumps({
    "buildMs": built * 1000,
    "rssMb": rss,
    "idleCpuMs": idle_cpu * 1000 if idle > 0 else None,
    "cpuUsPerFire": first,
    "steadyCpuUsPerFire": steady,
    "rssAfterMb": rss_mb(),
    "latenessMs": lateness,
}))
scheduler.shutdown(wait=False)
