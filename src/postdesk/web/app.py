"""The page as an ASGI application: addresses, answers, and the threads in which a desk is read."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial
from secrets import token_hex
from threading import Lock
from typing import ParamSpec

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from postdesk.desk import Desk
from postdesk.errors import NotPermitted, PostdeskError
from postdesk.html import html_page
from postdesk.queue import differences
from postdesk.web import files
from postdesk.web.acts import ACTS, FOR_GOOD, SentFile, SentForm
from postdesk.web.addresses import local_address
from postdesk.web.frame import barred_words, page_frame
from postdesk.web.front_door import FrontDoor
from postdesk.web.guard import Guard
from postdesk.web.keys import PageKeys
from postdesk.web.live import Watcher
from postdesk.web.office import ServedDesk, asking, glancing
from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.shelf import FORMS, PAGES
from postdesk.web.taking import FormAnswer, SaidOnce, WebForm, taken_or_again, trouble_words
from postdesk.web.told import TELLING
from postdesk.web.wording import noted, phrase, shown_text
from postdesk.words import speaking
from postdesk.words.pages import page_language

P = ParamSpec("P")
THREADS = 6
"""Pages that are made at once."""
ACT = "/do/{act}"
FIELDS = 2000
"""Fields of a form."""
STREAMED = {"x-accel-buffering": "no"}
"""What tells nginx not to keep a stream back."""
NO_PAGE = noted("There is no such page; the menu shows those that there are.")


class ServedSite:
    """The pages of one desk; `said` is what became of the last act, shown once."""

    def __init__(self, office: ServedDesk) -> None:
        self.office = office
        self.watcher = Watcher(self._look, named=f"{token_hex(4)}-", glance=self._mark)
        self._limit = CapacityLimiter(THREADS)
        self._said: dict[str, list[SaidOnce]] = {}
        self._saying = Lock()

    def routes(self) -> list[Route | Mount]:
        """Return every address with what answers it."""
        return [
            *(Route(page.address, partial(self._page, page), methods=["GET"]) for page in PAGES),
            *(Route(form.address, partial(self._form, form), methods=["POST"]) for form in FORMS),
            Route("/hold-all", self._question, methods=["GET"]),
            Route(ACT, self._act, methods=["POST"]),
            Route("/events", self._events, methods=["GET"]),
            *(Route(address, self._file(find), methods=["GET"]) for address, find in files.FILES.items()),
            Mount("/static", StaticFiles(directory=files.STATIC)),
        ]

    async def _page(self, page: WebPage, request: Request) -> Response:
        return await self._away(self._shown, page, self._asked(request))

    def _asked(self, request: Request) -> PageRequest:
        return PageRequest(self.office.desk(), request.path_params, dict(request.query_params))

    def _shown(self, page: WebPage, asked: PageRequest) -> Response:
        if page.needs and (barred := barred_words(asked.desk, page.needs)):
            return self.trouble(barred, 403)
        at = self.watcher.at
        try:
            return self._made(asked.desk, page.template, page.show(asked), page.name, at=at)
        except NotThere as error:
            return self.trouble(trouble_words(error), 404)
        except (PostdeskError, OSError) as error:
            return self.trouble(trouble_words(error), 400)

    def _made(
        self, desk: Desk, template: str, values: Values, here: str = "", status: int = 200, at: str = ""
    ) -> Response:
        """Return a page; `at` is the state of the desk that it shows, "" for an answer that stands as it is."""
        around = page_frame(desk, PAGES, here, self._told(), self.office.trouble, at)
        return HTMLResponse(html_page(template, around | values, shown_text, TELLING), status)

    def trouble(self, sentence: str, status: int, back: str = "") -> Response:
        """Return a page that says what is wrong, and leads back to the page that is named."""
        values: Values = {"sentence": sentence, "back": local_address(back, otherwise="")}
        return self._made(self.office.desk(), "web/trouble.html", values, status=status)

    async def no_page(self, status: int) -> Response:
        """Return the page that says that there is no such page."""
        return await self._away(lambda: self.trouble(phrase(NO_PAGE), status))

    async def _question(self, request: Request) -> Response:
        """Ask before everything is held, or released."""
        values: Values = {"back": local_address(request.query_params.get("back", "/"))}
        ask = partial(self._made, at=self.watcher.at)
        return await self._away(ask, self.office.desk(), "web/hold_all.html", values)

    async def _act(self, request: Request) -> Response:
        act = ACTS.get(request.path_params["act"])
        if act is None:
            raise HTTPException(404)
        async with request.form(max_files=0, max_fields=FIELDS) as form:
            return await self._away(self._done, request.path_params["act"], act, _sent(form))

    def _done(self, name: str, act: Callable[[Desk, SentForm], str], form: SentForm) -> Response:
        """Do something, and lead back to the page from which it was asked for."""
        desk = self.office.desk()
        try:
            form.see_that_it_is_text({})
            sentence = act(desk, form)
            desk.publishing.lay_out()
        except (PostdeskError, OSError) as error:
            return self.trouble(trouble_words(error), _refused(error), form.said("back"))
        refs = form.fields.get("ref", ())
        one = {"ref": refs[0].partition("=")[0].strip()} if len(refs) == 1 else {}
        self._say(SaidOnce(sentence) if name in FOR_GOOD else SaidOnce(sentence, "undo", one))
        return RedirectResponse(local_address(form.said("back")), 303)

    async def _form(self, form: WebForm, request: Request) -> Response:
        async with request.form(max_files=form.files, max_fields=FIELDS, max_part_size=form.most) as sent:
            return await self._away(self._taken, form, self._asked(request), _sent(sent))

    def _taken(self, form: WebForm, asked: PageRequest, sent: SentForm) -> Response:
        """Take what a form says, and answer with a page, or lead to one."""
        try:
            answer = taken_or_again(form, asked, sent)
        except NotThere as error:
            return self.trouble(trouble_words(error), 404)
        except (PostdeskError, OSError) as error:
            return self.trouble(trouble_words(error), _refused(error))
        if answer.said:
            self._say(answer.said)
        return RedirectResponse(answer.to, 303) if answer.to else self._answered(asked.desk, answer)

    def _answered(self, desk: Desk, answer: FormAnswer) -> Response:
        if answer.bare:
            return HTMLResponse(html_page(answer.template, answer.values, shown_text, TELLING), answer.status)
        return self._made(desk, answer.template, answer.values, status=answer.status)

    def _say(self, said: SaidOnce) -> None:
        with self._saying:
            self._said.setdefault(asking.get(), []).append(said)

    def _told(self) -> Sequence[SaidOnce]:
        if glancing.get():
            return ()
        with self._saying:
            return self._said.pop(asking.get(), [])

    def _file(self, find: Callable[[PageRequest], Response]) -> Callable[[Request], object]:
        async def answer(request: Request) -> Response:
            return await self._away(self._found, find, self._asked(request))

        return answer

    def _found(self, find: Callable[[PageRequest], Response], asked: PageRequest) -> Response:
        try:
            return find(asked)
        except (NotThere, PostdeskError, OSError) as error:
            return self.trouble(trouble_words(error), 404)

    async def _events(self, _request: Request) -> Response:
        return StreamingResponse(self.watcher.stream(), headers=STREAMED, media_type="text/event-stream")

    def _mark(self) -> object:
        return self.office.desk().memory.written_mark()

    def _look(self) -> object:
        desk = self.office.desk()
        changed = desk.posts.count_of_changes(), differences.fingerprint(desk.house), self.office.trouble
        today = desk.local(desk.now())[:10]  # a page that is left open over night shows the day that it is
        return *changed, desk.memory.attended(), today

    async def _away(self, do: Callable[P, Response], *args: P.args, **kwargs: P.kwargs) -> Response:
        """Answer in a thread, for a desk is read from a disk, and in the office's language."""
        return await to_thread.run_sync(partial(self._spoken, do, *args, **kwargs), limiter=self._limit)

    def _spoken(self, do: Callable[P, Response], *args: P.args, **kwargs: P.kwargs) -> Response:
        desk = self.office.desk()
        with speaking(page_language(desk.house.language)):
            try:
                return do(*args, **kwargs)
            except Exception as surprise:
                trouble = surprise if isinstance(surprise, PostdeskError) else desk.foreign()
                if trouble is None:
                    raise
                return _unframed(trouble)

    @contextlib.asynccontextmanager
    async def living(self, _app: Starlette) -> AsyncIterator[None]:
        """Watch the desk for as long as the page is served."""
        self.watcher.start()
        try:
            yield
        finally:
            self.watcher.stop()


def _unframed(trouble: PostdeskError) -> Response:
    """Return a page without a frame: where the memory cannot be read, nothing of the desk can be shown round it."""
    values: Values = {"sentence": trouble_words(trouble)}
    return HTMLResponse(html_page("web/outside.html", values, shown_text, TELLING), 500)


def _sent(form: FormData) -> SentForm:
    """Return what a form says, its files still open."""
    fields: dict[str, list[str]] = {}
    files: dict[str, list[SentFile]] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files.setdefault(name, []).append(SentFile(value.filename or "", value.file))
        else:
            fields.setdefault(name, []).append(value)
    return SentForm(fields, files)


class DeskPages(Guard):
    """The page of a desk, for requests that come in by its door; `end_streams` ends what has no end of its own."""

    def __init__(self, desk: Desk, keys: PageKeys, door: FrontDoor) -> None:
        office = ServedDesk(desk)
        site = ServedSite(office)
        answers = {404: _nothing(site, 404), 405: _nothing(site, 405), ClientDisconnect: _broken_off}
        app = Starlette(routes=site.routes(), exception_handlers=answers, lifespan=site.living)
        super().__init__(app, keys, door, office)
        self.end_streams = site.watcher.stop


def _nothing(site: ServedSite, status: int) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(_request: Request, _error: Exception) -> Response:
        return await site.no_page(status)

    return answer


async def _broken_off(_request: Request, _error: Exception) -> Response:
    """Return an answer that nobody hears: whoever sent a form went away before its end, and nothing of it was taken."""
    return Response(status_code=400)


def _refused(error: Exception) -> int:
    """Return how an act is refused: it is not theirs, or cannot be done as things are."""
    return 403 if isinstance(error, NotPermitted) else 409
