//! How a request is answered from what is on the stage.
//!
//! Nothing here opens a socket or a file: a request comes in, an answer goes
//! out, and [`super::serve`] carries both.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use crate::language::{Language, Words};

use super::events::{Teller, Told};
use super::page::{self, Line};
use super::request::{self, Door, Refusal, Target};
use super::seats::{Doing, Seat};
use super::showing::Editor;
use super::stage::{Reply, Site, Stage};
use super::standing::Standing;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::task::JoinHandle;

// What is said in place of a page.
static STRANGER: Words = Words::new(
    "预览只给它自己的网页看。请在地址栏里打开窗口里显示的地址。",
    "The preview shows itself to its own pages only. Please open the address that the terminal shows.",
);
static LOOK_ONLY: Words = Words::new("预览只能看，不能改。", "The preview can be looked at, not changed.");
static BURDENED: Words = Words::new("预览不收东西。", "The preview takes nothing.");
static UNMADE: Words = Words::new("这一页做不出来。", "This page cannot be made.");
static CROWDED: Words = Words::new(
    "同时要的图片太多了，请稍后再看。",
    "Too many pictures are asked for at once; please look again later.",
);
static NOWHERE: Words = Words::new("没有这一页。", "There is no such page.");
static FOLDER: Words = Words::new("这是一个文件夹。", "This is a folder.");

/// What all connections share.
#[derive(Debug)]
pub struct House {
    /// What is shown.
    pub stage: Stage,
    /// What opens a file at its line.
    pub editor: Option<Editor>,
}

/// One connection.
#[derive(Debug)]
pub struct Guest {
    /// Its place.
    pub seat: Arc<Seat>,
    /// Where it came in.
    pub door: Door,
}

/// Answers one request; its body, which no reading request needs, is not read.
pub async fn answer<B>(house: &House, guest: &Guest, request: Request<B>) -> Response<Content> {
    let (method, uri) = (request.method(), request.uri());
    let mut response = match request::admit(method, uri, request.headers(), &guest.door) {
        Err(refusal) => refused(refusal, house.stage.language()),
        Ok(()) => match request::target(uri) {
            Target::Script => whole(StatusCode::OK, "text/javascript", page::RELOAD.into()),
            Target::Style => whole(StatusCode::OK, "text/css", page::OVERLAY.into()),
            Target::Events(version) => stream(house, guest, version),
            Target::Route(route) => from_site(house, guest, Some(route), uri.query()).await,
            Target::Nowhere => from_site(house, guest, None, None).await,
        },
    };
    if method == Method::HEAD {
        *response.body_mut() = Content::Whole(None);
    }
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, page::POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for name in ["cross-origin-resource-policy", "cross-origin-opener-policy"] {
        headers.insert(name, HeaderValue::from_static("same-origin"));
    }
    response
}

/// The answer to what is not admitted.
fn refused(refusal: Refusal, language: Language) -> Response<Content> {
    let mut response = match refusal {
        Refusal::Stranger => note(StatusCode::FORBIDDEN, &STRANGER, language),
        Refusal::Method => note(StatusCode::METHOD_NOT_ALLOWED, &LOOK_ONLY, language),
        Refusal::Burdened => note(StatusCode::BAD_REQUEST, &BURDENED, language),
    };
    let headers = response.headers_mut();
    if refusal == Refusal::Method {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    // What follows may be what it brings, and must not be taken for another request.
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// What a site has for a route.
enum Found {
    Here(Reply, Option<Standing>),
    /// Not the route itself, but a folder of that name.
    Folder,
    Missing(Option<Reply>),
}

fn look_up(site: &dyn Site, route: Option<&str>) -> Found {
    let Some(route) = route else {
        return Found::Missing(site.not_found());
    };
    if let Some(reply) = site.reply(route) {
        return Found::Here(reply, site.standing(route));
    }
    match site.reply(&format!("{route}/index.html")) {
        Some(_) => Found::Folder,
        None => Found::Missing(site.not_found()),
    }
}

async fn from_site(
    house: &House,
    guest: &Guest,
    route: Option<String>,
    query: Option<&str>,
) -> Response<Content> {
    // Site and version are of one state: a page never claims to be newer than
    // it is, however long it took to make.
    let shown = house.stage.now();
    let version = shown.version();
    let editor = house.editor.as_ref().filter(|_| guest.door.is_home).map(Editor::prefix);
    let language = house.stage.language();
    let mut line = Line { version: &version, standing: None, editor, language };
    let Some(site) = shown.site else {
        return html(StatusCode::SERVICE_UNAVAILABLE, "text/html", page::waiting(language).as_bytes(), line);
    };
    let asked = route.clone();
    let found = if route.as_deref().is_none_or(|route| site.is_at_hand(route)) {
        look_up(&*site, asked.as_deref())
    } else if guest.seat.waits() {
        let mut making = Making(tokio::task::spawn_blocking(move || look_up(&*site, asked.as_deref())));
        match (&mut making.0).await {
            Ok(found) => found,
            // The site panicked; its message is on the terminal.
            Err(_) => {
                return note(StatusCode::INTERNAL_SERVER_ERROR, &UNMADE, language);
            }
        }
    } else {
        return note(StatusCode::SERVICE_UNAVAILABLE, &CROWDED, language);
    };
    match found {
        Found::Here(reply, standing) => {
            let standing = standing.as_ref();
            line.standing = if guest.door.is_home {
                standing.map(Standing::json)
            } else {
                standing.map(Standing::for_guests)
            };
            dressed(StatusCode::OK, reply, line)
        }
        Found::Folder => folder(&route.unwrap_or_default(), query, language),
        Found::Missing(Some(reply)) => dressed(StatusCode::NOT_FOUND, reply, line),
        Found::Missing(None) => note(StatusCode::NOT_FOUND, &NOWHERE, language),
    }
}

/// What is being made for a reader. Who leaves a page wants none of its photographs that were not begun: those of the next
/// page come first.
struct Making<T>(JoinHandle<T>);

impl<T> Drop for Making<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn dressed(status: StatusCode, reply: Reply, line: Line) -> Response<Content> {
    if page::is_html(&reply.mime) {
        html(status, &reply.mime, &reply.bytes, line)
    } else {
        whole(status, &reply.mime, Bytes::from_owner(reply.bytes))
    }
}

fn html(status: StatusCode, mime: &str, bytes: &[u8], line: Line) -> Response<Content> {
    whole(status, mime, page::with_reload_line(bytes, line).into())
}

fn folder(route: &str, query: Option<&str>, language: Language) -> Response<Content> {
    let location = request::folder_location(route, query);
    let mut response = note(StatusCode::MOVED_PERMANENTLY, &FOLDER, language);
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

fn note(status: StatusCode, text: &'static Words, language: Language) -> Response<Content> {
    let text = text.said(language);
    whole(status, "text/plain", Bytes::from_static(text.as_bytes()))
}

fn whole(status: StatusCode, mime: &str, bytes: Bytes) -> Response<Content> {
    let kind = HeaderValue::from_str(&page::content_type(mime))
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let length = HeaderValue::from(bytes.len());
    let mut response = Response::new(Content::Whole(Some(bytes)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CONTENT_LENGTH, length);
    response
}

/// Turns the connection into a stream of events. It closes with the stream.
fn stream(house: &House, guest: &Guest, version: String) -> Response<Content> {
    guest.seat.begins(Doing::Hearing);
    let told = if guest.door.is_home { Told::new(version) } else { Told::guest(version) };
    let teller = Teller::new(told, house.stage.follow());
    let mut response = Response::new(Content::Events(Box::pin(teller.next())));
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static("text/event-stream; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// What is said next, and who says the thing after it.
type Next = Pin<Box<dyn Future<Output = Option<(Teller, Bytes)>> + Send>>;

/// The body of an answer.
pub enum Content {
    /// Sent at once; `None` when sent, or for HEAD.
    Whole(Option<Bytes>),
    /// Sent as things happen.
    Events(Next),
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Content::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Content::Events(next) => {
                let Some((teller, bytes)) = ready!(next.as_mut().poll(context)) else {
                    return Poll::Ready(None);
                };
                *next = Box::pin(teller.next());
                Poll::Ready(Some(Ok(Frame::data(bytes))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Content::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Content::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Content::Events(_) => SizeHint::default(),
        }
    }
}
