"""A wall chart of invented projects, as a value and as a file."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.slide import Slide
from kiosk.domain.text import Text
from kiosk.domain.war_map import Audience, Project, ProjectState, WarMap

AS_OF = "2026-11-20"
TITLE = Text(zh="示例数据：八个项目，一图看全", en="Sample data: eight projects on one chart")

CSV = """\
# as of 2026-11-20
project_zh,project_en,unit,unit_en,person,due,progress,state,milestone_zh,milestone_en
滨河公园二期,"Riverside Park, second phase",园林局,Parks office,赵一,2026-12-31,60,normal,栈道合龙,The boardwalk is closed
北岸停车平台,North-bank parking,城管局；交投集团,City management; Transport group,钱二,2026-11-12,35,overdue,,
旧区供热改造,Heating in old quarters,建设局,Construction office,孙三,2026-11-30,82.5%,warning,,
东线管廊,East utility tunnel,建设局,Construction office,李四,2026-06-30,100,done,,
图书馆分馆,Branch library,文旅局,,,,10,paused,,
数据中心扩容,,,,,2027-03-01,,,,
中试基地,Pilot plant,科技局,Science office,周五,2026-12-15,45,normal,,
人才公寓,Flats for newcomers,人社局,Personnel office,吴六,2026-11-19,90,overdue,,
"""

PROJECTS = (
    Project(
        name=Text(zh="滨河公园二期", en="Riverside Park, second phase"), units=(Text(zh="园林局", en="Parks office"),),
        person="赵一", due="2026-12-31", progress=60, state=ProjectState.NORMAL,
        milestone=Text(zh="栈道合龙", en="The boardwalk is closed"),
    ),
    Project(
        name=Text(zh="北岸停车平台", en="North-bank parking"),
        units=(Text(zh="城管局", en="City management"), Text(zh="交投集团", en="Transport group")),
        person="钱二", due="2026-11-12", progress=35, state=ProjectState.OVERDUE,
    ),
    Project(
        name=Text(zh="旧区供热改造", en="Heating in old quarters"), units=(Text(zh="建设局", en="Construction office"),),
        person="孙三", due="2026-11-30", progress=82.5, state=ProjectState.WARNING,
    ),
    Project(
        name=Text(zh="东线管廊", en="East utility tunnel"), units=(Text(zh="建设局", en="Construction office"),),
        person="李四", due="2026-06-30", progress=100, state=ProjectState.DONE,
    ),
    Project(
        name=Text(zh="图书馆分馆", en="Branch library"), units=(Text(zh="文旅局"),), progress=10, state=ProjectState.PAUSED
    ),
    Project(name=Text(zh="数据中心扩容"), due="2027-03-01"),
    Project(
        name=Text(zh="中试基地", en="Pilot plant"), units=(Text(zh="科技局", en="Science office"),),
        person="周五", due="2026-12-15", progress=45, state=ProjectState.NORMAL,
    ),
    Project(
        name=Text(zh="人才公寓", en="Flats for newcomers"), units=(Text(zh="人社局", en="Personnel office"),),
        person="吴六", due="2026-11-19", progress=90, state=ProjectState.OVERDUE,
    ),
)  # fmt: skip

CHART = WarMap(file="projects.csv", rows=PROJECTS, as_of=AS_OF)
INSIDE = replace(CHART, audience=Audience.INTERNAL)


def many(count: int) -> WarMap:
    """A chart of so many projects of which nothing but the name is known."""
    return WarMap(file="projects.csv", rows=tuple(Project(name=Text(zh=f"项目{number}")) for number in range(count)))


def on_slide(fields: WarMap, id: str = "chart", seconds: float | None = None) -> Slide:
    return Slide(id=id, title=TITLE, fields=fields, seconds=seconds)
