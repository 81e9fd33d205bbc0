"""What lists show: articles of followed feeds that are not hidden."""


def shown(hidden: str = "hidden") -> str:
    """The value of `status.shown`, in SQL over `status`, where `hidden` is what will be."""
    return f"(SELECT followed FROM feed WHERE id = feed_id) AND NOT {hidden}"
