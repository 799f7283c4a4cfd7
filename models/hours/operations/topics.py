"""Topics: the five of the agreement and the desk's own («перечень не исчерпывающий», clause topics.open)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import InputError, NotFound
from models.formats import clean_spaces, fold
from models.hours.tables import Topic
from models.text import QT_TRANSLATE_NOOP, Text


def add_topic(session: Session, title: str, code: str = "") -> int:
    """The id of the topic of that title, a new one of the desk unless it is known; InputError for an empty title."""
    shown = clean_spaces(title)
    if not shown:
        raise InputError({"topic": Text(QT_TRANSLATE_NOOP("models", "Choose the topic."))})
    if len(shown) > 200:
        raise InputError(
            {
                "topic": Text(
                    QT_TRANSLATE_NOOP("models", "At most {longest} letters fit here."), {"longest": 200}
                )
            }
        )
    known = session.scalars(select(Topic).where(Topic.title_key == fold(shown))).one_or_none()
    if known is None:
        known = Topic(code=fold(code)[:40], title=shown, title_key=fold(shown), clause="", active=True)
        session.add(known)
    known.active = True
    session.flush()
    return known.id


def retire_topic(session: Session, topic_id: int) -> None:
    """No longer offer a topic; what was recorded with it stays."""
    topic = session.get(Topic, topic_id)
    if topic is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This topic no longer exists.")))
    topic.active = False


def topic_of(session: Session, topic: int | str) -> int:
    """The topic meant by an id, a place in the list («1»…«5»), a short code, a title or a clause; else a new one."""
    if isinstance(topic, int):
        if session.get(Topic, topic) is None:
            raise InputError({"topic": Text(QT_TRANSLATE_NOOP("models", "This topic no longer exists."))})
        return topic
    word = fold(topic)
    statement = select(Topic.id).where(
        (Topic.title_key == word) | (Topic.code == word) | (Topic.clause == word)
    )
    found = session.scalars(statement.order_by(Topic.id)).first()
    if found is None and word.isdecimal():
        listed = session.scalars(select(Topic.id).where(Topic.clause != "").order_by(Topic.id)).all()
        found = listed[int(word) - 1] if 1 <= int(word) <= len(listed) else None
    return found if found is not None else add_topic(session, topic)
