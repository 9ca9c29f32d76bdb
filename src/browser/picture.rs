//! A drawing as a picture made of dots, for programs that take no SVG.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::download::{Kind, ObjectUrl, blob};

/// Draws SVG text on white as PNG, so many times its size; `None` where the browser will not.
pub async fn png(svg: &str, scale: u32) -> Option<Blob> {
    let url = ObjectUrl::of(&blob(svg.as_bytes(), Kind::Svg)?)?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url.as_str());
    JsFuture::from(image.decode()).await.ok()?;
    let canvas = canvas(image.natural_width() * scale, image.natural_height() * scale)?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, width, height);
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
        .ok()?;
    JsFuture::from(encoded(&canvas)).await.ok()?.dyn_into().ok()
}

fn canvas(width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    Some(canvas)
}

fn encoded(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            // A function of the browser's that takes one value does not fail.
            resolve.call1(&JsValue::NULL, &blob).ok();
        });
        if canvas.to_blob(done.unchecked_ref()).is_err() {
            reject.call0(&JsValue::NULL).ok();
        }
    })
}
