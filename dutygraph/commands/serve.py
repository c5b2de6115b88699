"""The command that serves the local page."""

from __future__ import annotations

import contextlib
import gc
import os
import socket
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

import click

from dutygraph.commands.shared import graph_maker, option, plans_of
from dutygraph.errors import DutyGraphError, UnreadableFile
from dutygraph.localised import Command, lang_of, lang_option, tell
from dutygraph.messages import say

#: The only address that it listens at: nobody but this machine reaches it.
LOOPBACK = "127.0.0.1"


@click.command(cls=Command, name="serve")
@option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@option("--folder", type=click.Path(path_type=Path))
@option("--open", "is_opened", is_flag=True)
@click.pass_context
def serve_command(ctx: click.Context, port: int, folder: Path | None, is_opened: bool) -> None:
    from dutygraph.web.app import application
    from dutygraph.web.plans import Plans

    lang = lang_of(ctx)
    with _listening(port) as listener, _kept_in(folder) as kept:
        plans = Plans(plans_of(ctx), kept, graph_maker(ctx))
        app = application(plans, port=port, lang=lang)
        address = f"http://{LOOPBACK}:{port}/" + (f"?lang={lang}" if lang_option(ctx) else "")
        tell(say("serve_at", lang, address=address))
        if is_opened:
            _open_soon(address)
        gc.enable()  # unlike other commands it goes on, and what it answered is garbage
        gc.freeze()  # but not the plans
        _run(app, listener)


def _run(app: object, listener: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_keep_alive=5,
        timeout_graceful_shutdown=1,
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    """The socket that it listens at. Raises DutyGraphError when another program has the port."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would share the port with a program that has it
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen()
    except OSError:
        listener.close()
        raise DutyGraphError("serve_port_taken", port=port) from None
    return listener


@contextlib.contextmanager
def _kept_in(folder: Path | None) -> Iterator[Path]:
    """The folder that keeps what is uploaded and corrected; one of this session where none is named."""
    if folder is None:
        with TemporaryDirectory(prefix="dutygraph-") as own:
            yield Path(own)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableFile("cannot_write", str(folder), reason=error.strerror or error) from None
    yield folder


def _open_soon(address: str) -> None:
    """Opens the browser once the server has begun to answer."""
    timer = Timer(0.5, webbrowser.open, [address])
    timer.daemon = True
    timer.start()
