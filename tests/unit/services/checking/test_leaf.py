from kiosk.domain.slide_fields import Kpi, KpiWall
from kiosk.domain.text import Text
from kiosk.services.checking.leaf import leaves_of

KPI = Kpi(label=Text(zh="人口"), value=Text(zh="70"), unit=Text(zh="万人"))


def test_every_leaf_is_found_with_its_field_and_its_owner() -> None:
    leaves = list(leaves_of(KpiWall(items=(KPI, KPI, KPI))))
    assert [(leaf.name, leaf.value) for leaf in leaves[:4]] == [
        ("label", KPI.label), ("value", KPI.value), ("unit", KPI.unit), ("note", None)
    ]  # fmt: skip
    assert len(leaves) == 12
    assert {id(leaf.owner) for leaf in leaves} == {id(KPI)}


def test_texts_in_a_row_stand_in_the_field_of_the_row() -> None:
    texts = (Text(zh="一"), Text(zh="二"))
    assert [(leaf.name, leaf.value) for leaf in leaves_of(texts, "cells")] == [("cells", text) for text in texts]
