"""APScheduler's figures for bench/triggers.ts, as JSON: ns a fire time and ns to read an expression, each the median of some rounds.

The weekdays of from_crontab count from Monday, so the set comes with its own numbering.
"""
import json
import sys
import time
from datetime import datetime, timedelta
from statistics import median

from apscheduler.triggers.cron import CronTrigger

request = json.loads(sys.stdin.read())


def make(spec):
    return CronTrigger.from_crontab(spec["cron"].replace("1-5", "0-4"), timezone=spec["timezone"])


def chain(trigger, fires):
    previous = None
    now = datetime.fromtimestamp(request["start"] / 1000, trigger.timezone)
    for _ in range(fires):
        previous = trigger.get_next_fire_time(previous, now)
        now = previous + timedelta(microseconds=1)
    return previous


def timed(run, count):
    start = time.perf_counter_ns()
    run()
    return (time.perf_counter_ns() - start) / count


result = {"fire": {}, "parse": 0}
for spec in request["specs"]:
    trigger = make(spec)
    rounds = [timed(lambda: chain(trigger, spec["fires"]), spec["fires"]) for _ in range(request["rounds"])]
    result["fire"][spec["cron"]] = median(rounds)
specs = request["specs"] * 20
result["parse"] = median(timed(lambda: [make(spec) for spec in specs], len(specs)) for _ in range(request["rounds"]))
print(json.dumps(result))
