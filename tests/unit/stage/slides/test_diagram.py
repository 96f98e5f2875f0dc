import pytest

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Diagram, DiagramNode, DiagramShape
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import diagram
from tests.support.pages import SOURCE, page, words_in

NODES = (
    DiagramNode(label=Text(zh="传感器", en="Sensors"), text=Text(zh="感知", en="Sensing")),
    DiagramNode(label=Text(zh="超算", en="Computing")),
    DiagramNode(label=Text(zh="安全", en="Security"), text=Text(zh="守住", en="Guarding")),
)


@pytest.mark.parametrize("shape", list(DiagramShape))
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("language", list(Language))
def test_every_shape_tells_title_labels_texts_and_source(shape: DiagramShape, canvas: Canvas, language: Language) -> None:
    fields = Diagram(shape=shape, nodes=NODES)
    slide = Slide(id="x", title=Text(zh="三环", en="Three links"), fields=fields)
    told = {words.text for words in words_in(diagram.build(page(language, canvas, SOURCE), slide, fields))}
    texts = [text for node in NODES for text in (node.label, node.text) if text]
    assert told == {text.read(language) for text in [*texts, SOURCE, slide.title]} | {slide.title.read(language.other)}
