"""Whose certificates we believe: those that the system does."""

import os
import ssl
import sys

import truststore


def system_trust() -> ssl.SSLContext:
    """SSL_CERT_FILE and SSL_CERT_DIR go first; else what this system keeps for all programs.

    Elsewhere OpenSSL reads the system's own file once; truststore would read it for every
    connection, 20 ms each.
    """
    named = os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR")
    if not named and (sys.platform in ("darwin", "win32") or not _openssl_knows()):
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return ssl.create_default_context()


def _openssl_knows() -> bool:
    """A Python that was built elsewhere may look where this system keeps nothing."""
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile or paths.capath)
