"""Plans a cycling trip: how long each stage takes, in a table."""

import humanize
from datetime import timedelta
from rich.console import Console
from rich.table import Table

STAGES = [("Harbour to mill", 31.5), ("Mill to castle", 48.0), ("Castle to lake", 22.4)]
SPEED = 16  # km per hour

table = Table(title="The trip")
table.add_column("Stage")
table.add_column("km", justify="right")
table.add_column("time")
for name, distance in STAGES:
    table.add_row(name, f"{distance:.1f}", humanize.precisedelta(timedelta(hours=distance / SPEED), minimum_unit="minutes", format="%d"))
Console().print(table)
