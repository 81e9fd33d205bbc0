"""What comes over the wire → the answer, in tables of streams."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.assistant.answering import CannotAnswer, Heard, Hearing, Writing
from newsreader.assistant.eventlines import EventLines
from newsreader.models.asking import Thinking, Written
from newsreader.models.speaking import Dialect

OPENAI, ANTHROPIC = Dialect.OPENAI, Dialect.ANTHROPIC


def sse(*events: object, end: str = "\n\n") -> bytes:
    """Each as `data:`, those that are text as they are."""
    texts = (event if isinstance(event, str) else json.dumps(event) for event in events)
    return "".join(f"data: {text}{end}" for text in texts).encode()


def delta(text: str, finish: str | None = None) -> dict[str, object]:
    return {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]}


def block(text: str) -> dict[str, object]:
    return {"type": "content_block_delta", "delta": {"type": "text_delta", "text": text}}


STOP = delta("", "stop")
USAGE = {"choices": [], "usage": {"prompt_tokens": 70, "completion_tokens": 3}}
OPENAI_STREAM = sse(delta("Chips "), delta("are up."), STOP, USAGE, "[DONE]")
ANTHROPIC_STREAM = sse(
    {"type": "message_start", "message": {"usage": {"input_tokens": 70, "output_tokens": 1}}},
    {"type": "content_block_start", "content_block": {"type": "text", "text": ""}},
    {"type": "ping"},
    block("Chips "),
    block("are up."),
    {"type": "content_block_stop", "index": 0},
    {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn"},
        "usage": {"output_tokens": 3},
    },
    {"type": "message_stop"},
)


def heard(dialect: Dialect, stream: bytes, size: int = 4096) -> Writing:
    writing = Writing()
    hearing = Hearing(dialect, "localhost", writing)
    shown = ""
    for at in range(0, len(stream), size):
        for event in hearing.push(stream[at : at + size]):
            shown = joined(shown, event)
    for event in hearing.end():
        shown = joined(shown, event)
    assert shown.strip() == writing.text
    return writing


def joined(shown: str, event: Heard) -> str:
    match event:
        case Written(text, anew):
            return text if anew else shown + text
    return shown


@pytest.mark.parametrize("size", [1, 2, 7, 4096])
@pytest.mark.parametrize(
    ("dialect", "stream"), [(OPENAI, OPENAI_STREAM), (ANTHROPIC, ANTHROPIC_STREAM)]
)
def test_an_answer_is_the_same_however_it_is_cut(
    dialect: Dialect, stream: bytes, size: int
) -> None:
    writing = heard(dialect, stream, size)

    assert writing.text == "Chips are up."
    assert (writing.tokens_in, writing.tokens_out) == (70, 3)
    assert not writing.cut


def test_letters_cut_in_the_middle_come_whole() -> None:
    stream = json.dumps(delta("半導体 é 👍", "stop"), ensure_ascii=False).encode()

    assert heard(OPENAI, b"data: " + stream + b"\n\n", 1).text == "半導体 é 👍"


@pytest.mark.parametrize(
    "stream",
    [
        pytest.param(sse(delta("Yes.", "stop"), end="\r\n\r\n"), id="line ends of Windows"),
        pytest.param(sse(delta("Yes.", "stop"), end="\r\r"), id="line ends of old Macs"),
        pytest.param(b"\xef\xbb\xbf" + sse(delta("Yes."), "[DONE]"), id="a byte order mark"),
        pytest.param(b": hello\n\nid: 1\nevent: x\n" + sse(delta("Yes.", "stop")), id="comments"),
        pytest.param(sse(delta("Yes.", "stop"), end="\n"), id="no blank line after an event"),
        pytest.param(sse(delta("Yes.", "stop")).replace(b"data: ", b"data:"), id="no space"),
        pytest.param(sse(delta("Yes.", "stop")).replace(b"data: ", b""), id="JSON a line"),
        pytest.param(
            json.dumps({"choices": [{"message": {"content": "Yes."}, "finish_reason": "stop"}]})
            .replace(", ", ",\n")
            .encode(),
            id="no stream but one JSON text",
        ),
        pytest.param(
            sse({"choices": [{"delta": {"role": "assistant", "content": None}}]}, delta("Yes."))
            + sse({"choices": [{"delta": {"reasoning_content": "hm"}}]}, "[DONE]"),
            id="fields without text",
        ),
        pytest.param(
            sse(delta("Yes.", "stop"), {"choices": [], "usage": None}, {"choices": []}),
            id="empty events",
        ),
        pytest.param(
            sse(delta("Yes.", "stop"), {"choices": None, "usage": {"prompt_tokens": 1}}),
            id="counts alone, as vLLM may send them",
        ),
        pytest.param(
            sse(delta("Yes.", "stop"), {"usage": {"prompt_tokens": 1}}), id="counts without choices"
        ),
        pytest.param(
            sse({"choices": [{"delta": {"content": None, "refusal": "Yes."}}]}, "[DONE]"),
            id="a refusal, which is what the model says",
        ),
    ],
)
def test_servers_differ_in_how_they_stream(stream: bytes) -> None:
    assert heard(OPENAI, stream).text == "Yes."


def test_a_whole_message_is_an_answer_too() -> None:
    message = {
        "type": "message",
        "content": [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "Yes."}],
        "stop_reason": "max_tokens",
        "usage": {"input_tokens": 5, "cache_read_input_tokens": 60, "output_tokens": 2},
    }
    writing = heard(ANTHROPIC, json.dumps(message).encode())

    assert writing.text == "Yes."
    assert (writing.tokens_in, writing.tokens_out) == (65, 2)
    assert writing.cut


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        (sse(delta("Chips ")), "broke off in the middle"),
        (sse(delta("Chips ")) + b'data: {"choi', "garbled in the middle"),
        (b"<html><body>It works!</body></html>", "does it speak openai?"),
        (b"data: 7\n\n", "does it speak openai?"),
        (b'data: {"a": "b"}\n\n', "does it speak openai?"),
        (b"data: " + b"[" * 100_000 + b"\n\n", "does it speak openai?"),
        (b"x" * 1_000_001, "does it speak openai?"),
        (b"data: x\n" * 200_000, "does it speak openai?"),
        (ANTHROPIC_STREAM, "does it speak openai?"),
        (b"\x00\xff\xfe" * 50 + b"\n\n", "does it speak openai?"),
        (sse(STOP, "[DONE]"), "answered without a word"),
        (sse(delta("<think>hm</think>", "stop")), "answered without a word"),
        (b"", "broke off"),
        (sse({"error": {"message": "no\x1b[31m memory"}}), "localhost says: no[31m memory"),
        (sse(delta("Chips"), {"error": "overloaded"}), "localhost says: overloaded"),
        (sse({"error": {"code": 5}}), "an error without a word"),
        (sse({"choices": [], "error": {"message": "full"}}, "[DONE]"), "localhost says: full"),
        (sse(delta("Chips"), delta("", "error"), "[DONE]"), "localhost says: the model failed"),
        (b": OPENROUTER PROCESSING\n\nevent: error\n" + sse({"error": "full"}), "says: full"),
        (sse(*[delta("x" * 50_000)] * 3), "longer than 50,000 characters"),
        (sse(delta("Chips"), delta("", "content_filter")), "says: a filter stopped the answer"),
        (sse(delta("Chips")) + b'error: {"message": "full", "code": 500}\n\n', "says: full"),
    ],
)
def test_what_is_no_answer_is_told_in_words(stream: bytes, words: str) -> None:
    with pytest.raises(CannotAnswer) as told:
        heard(OPENAI, stream)

    assert words in str(told.value)


def test_a_faulty_stream_of_the_other_dialect_is_told_too() -> None:
    broken = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}

    refused = {"type": "message_delta", "delta": {"stop_reason": "refusal"}, "usage": {}}

    with pytest.raises(CannotAnswer, match="localhost says: the model refuses"):
        heard(ANTHROPIC, sse(block("Chips"), refused, {"type": "message_stop"}))
    with pytest.raises(CannotAnswer, match="localhost says: Overloaded"):
        heard(ANTHROPIC, sse(block("Chips"), broken))
    with pytest.raises(CannotAnswer, match="speak anthropic"):
        heard(ANTHROPIC, OPENAI_STREAM)


def test_what_was_counted_in_the_end_counts() -> None:
    stream = sse(
        {"type": "message_start", "message": {"usage": {"input_tokens": 0}}},
        block("Yes."),
        {"type": "message_delta", "delta": {}, "usage": {"input_tokens": 70, "output_tokens": 3}},
        {"type": "message_stop"},
    )
    writing = heard(ANTHROPIC, stream)

    assert (writing.tokens_in, writing.tokens_out) == (70, 3)


def test_a_model_at_its_limit_is_noticed() -> None:
    assert heard(OPENAI, sse(delta("Chips", "length"), "[DONE]")).cut


@pytest.mark.parametrize("size", [1, 5, 4096])
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<think>Hm, chips.</think>\n\nUp.", "Up."),
        ("<thinking>a < b</thinking>Up.", "Up."),
        ("Hm, chips.</think>Up.", "Up."),
        ("a < b and <b>bold</b> stay", "a < b and <b>bold</b> stay"),
        ("Up <think>no</think>and away", "Up and away"),
        ("Up <th", "Up <th"),
        ("Up. <think>and then it stopped", "Up."),
    ],
)
def test_thoughts_are_no_answer(text: str, answer: str, size: int) -> None:
    pieces = [delta(text[at : at + size]) for at in range(0, len(text), size)]

    assert heard(OPENAI, sse(*pieces, "[DONE]")).text == answer


def test_an_answer_is_cleaned_like_all_text_from_the_network() -> None:
    stream = sse(delta("a\x1b]0;owned\x07b\u202ec"), delta("[@click=app.quit()]x[/]"), STOP)

    assert heard(OPENAI, stream).text == "a]0;ownedbc[@click=app.quit()]x[/]"


@pytest.mark.parametrize(
    ("dialect", "stream"), [(OPENAI, OPENAI_STREAM), (ANTHROPIC, ANTHROPIC_STREAM)]
)
def test_nobody_waits_for_more_once_an_answer_is_finished(dialect: Dialect, stream: bytes) -> None:
    hearing = Hearing(dialect, "localhost", Writing())
    list(hearing.push(stream[:-20]))
    assert not hearing.finished
    list(hearing.push(stream[-20:]))
    assert hearing.finished


@pytest.mark.parametrize(
    ("dialect", "thought", "spoken"),
    [
        (OPENAI, {"choices": [{"delta": {"content": "", "reasoning": "Hm"}}]}, delta("Up.")),
        (OPENAI, {"choices": [{"delta": {"reasoning_content": "Hm"}}]}, delta("Up.")),
        (OPENAI, delta("<think>Hm"), delta("</think>Up.")),
        (
            ANTHROPIC,
            {"type": "content_block_delta", "delta": {"type": "thinking_delta", "thinking": "Hm"}},
            block("Up."),
        ),
        (
            ANTHROPIC,
            {"type": "content_block_start", "content_block": {"type": "redacted_thinking"}},
            block("Up."),
        ),
    ],
)
def test_that_a_model_thinks_is_told_once_and_not_what(
    dialect: Dialect, thought: dict[str, object], spoken: dict[str, object]
) -> None:
    hearing = Hearing(dialect, "localhost", Writing())
    heard_of = [event for _ in range(3) for event in hearing.push(sse(thought))]

    assert heard_of == [Thinking()]
    assert list(hearing.push(sse(spoken))) == [Written("Up.")]
    assert not list(hearing.push(sse(thought)))


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"))),
    st.lists(st.integers(0, 400)),
)
def test_events_are_the_same_wherever_a_stream_is_cut(texts: list[str], cuts: list[int]) -> None:
    stream = "".join(f"data: {text}\r\n\r\n" for text in texts).encode()
    lines, said, at = EventLines(), list[str](), 0
    for cut in [*sorted(cuts), len(stream)]:
        said += lines.push(stream[at:cut])
        at = max(at, min(cut, len(stream)))

    assert [*said, *lines.end()] == texts


@given(st.binary(), st.sampled_from(Dialect))
def test_no_bytes_are_worse_than_a_sentence(garbage: bytes, dialect: Dialect) -> None:
    with pytest.raises(CannotAnswer):
        heard(dialect, b"data: {" + garbage)
