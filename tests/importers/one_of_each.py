"""One small file of each kind that runners have: whole, and told apart by how far its run went."""

from __future__ import annotations

from tests.importers.activity_files import (
    activity,
    gpx,
    health,
    lap,
    sheet,
    steady,
    strava_list,
    strava_row,
    tcx,
    track,
    workout,
)

GPX = gpx(track(steady(1000, 300)))
TCX = tcx(activity(lap(2000, 600)))
STRAVA = strava_list(strava_row(km="3.00", metres="3000.0"))
HEALTH = health(workout(totalDistance="4", totalDistanceUnit="km"))
GARMIN = sheet(
    [
        ["Activity Type", "Date", "Favorite", "Title", "Distance", "Calories", "Time", "Avg HR"],
        ["Running", "2026-03-01 07:30:00", "false", "Run", "5.00", "447", "00:31:24", "153"],
    ]
)
