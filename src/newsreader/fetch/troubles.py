"""What went wrong on the line, in a person's words. PURE."""

import socket
import ssl
from collections.abc import Iterator

import httpx

from newsreader.cleaning import clean_line
from newsreader.fetch.limits import Limits
from newsreader.models.fetching import Failed

_ON_THE_WAY = (
    (httpx.TimeoutException, "{host} sent nothing for {read:g} seconds."),
    (httpx.RemoteProtocolError, "{host} did not answer as a web server does."),
    (httpx.NetworkError, "{host} broke off the connection."),
    (Exception, "{host} gave an answer that we cannot use."),
)


def failure(error: Exception, host: str, limits: Limits) -> Failed:
    """`error` as one sentence about `host`; nothing of the server's own text is in it."""
    match error:
        case httpx.ConnectTimeout():
            reason = f"{host} did not answer within {limits.connect:g} seconds."
            return Failed(reason, unreachable=True)
        case httpx.ConnectError():
            return _unconnected(error, host)
        case httpx.ProxyError():
            return Failed("The proxy refused the connection.", unreachable=True)
        case httpx.RemoteProtocolError() if "peer closed connection without" in str(error):
            return Failed("The answer broke off in the middle.")
    words = next(words for kind, words in _ON_THE_WAY if isinstance(error, kind))
    return Failed(words.format(host=host, read=limits.read))


def _unconnected(error: httpx.ConnectError, host: str) -> Failed:
    causes = list(_causes(error))
    for cause in causes:
        match cause:
            case ssl.SSLCertVerificationError():
                why = clean_line(cause.verify_message, 100).rstrip(".")
                return Failed(f"The certificate of {host} is not valid: {why}.")
            case ssl.SSLError():
                return Failed(f"{host} offers no secure connection that we can use.")
            case socket.gaierror():
                return Failed(f"{host} could not be found.", unreachable=True)
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return Failed(f"{host} refused the connection.", unreachable=True)
    return Failed(f"{host} could not be reached.", unreachable=True)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and everything that led to it, groups of attempts included."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for attempt in error.exceptions:
                yield from _causes(attempt)
        error = error.__cause__ or error.__context__
