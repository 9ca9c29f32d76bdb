//! Which scheme is in force, and what has to be known of it.

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html};

use super::offers::{Offered, offers};
use crate::audit::settings::AuditSettings;
use crate::format::counted;
use crate::ui::deeds::use_page_deeds;
use crate::ui::select::Select;
use crate::ui::state::SharedResults;
use crate::weighting::{DraftChange, SchemeDrafts, SchemeOrigin, WeightingScheme};

#[derive(PartialEq, Properties)]
pub struct SchemeChoiceProps {
    /// The answer, with the schemes of its files.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// The user's own schemes.
    pub drafts: SchemeDrafts,
    /// How many entries of the one that is edited are wrong.
    pub n_wrong: usize,
}

/// The choice.
#[component]
pub fn SchemeChoice(props: &SchemeChoiceProps) -> Html {
    let deeds = use_page_deeds();
    let scheme = &props.settings.scheme;
    let (offers, chosen) = offers(&props.results, &props.drafts, scheme);
    let options: Vec<AttrValue> =
        offers.iter().map(|offer| AttrValue::from(offer.label.clone())).collect();
    let settings = props.settings.clone();
    let choose = Callback::from(move |at: usize| match offers.get(at).map(|offer| &offer.scheme) {
        Some(Offered::Own(at)) => deeds.change_scheme.emit(DraftChange::Take(*at)),
        Some(Offered::Listed(scheme)) => {
            deeds.change_scheme.emit(DraftChange::Leave);
            deeds.choose.emit(AuditSettings { scheme: (**scheme).clone(), ..settings.clone() });
        }
        None => {}
    });
    html! {
        <div class="scheme-choice">
            <div class="entry">
                <label for="scheme">{ "Weighting scheme" }</label>
                <Select id="scheme" {options} {chosen} {choose} />
            </div>
            <div class="scheme-facts">
                <p>
                    <strong>{ scheme.title() }</strong>
                    { ", fingerprint " }
                    <code>{ scheme.short_hash() }</code>
                    { origin(scheme.origin) }
                </p>
                { for remarks(scheme).into_iter().map(|remark| html! { <p class="refused">{ remark }</p> }) }
                <p class="refused" aria-live="polite">
                    if props.n_wrong > 0 { { wrong(props.n_wrong) } }
                </p>
                <p class="name-note">
                    { "No weighting scheme for adult social care is national: yours has to be agreed \
                       where it is used. A raw count of cases is not workload, because it leaves out \
                       complexity, risk and travel." }
                </p>
            </div>
        </div>
    }
}

/// What to know of where the numbers come from.
fn origin(origin: SchemeOrigin) -> &'static str {
    match origin {
        SchemeOrigin::Illustrative => {
            ". Illustrative: its numbers are examples, not a standard, and nobody\u{2019}s agreed \
             policy."
        }
        SchemeOrigin::BasedOnIllustrative => {
            ". Based on an illustrative scheme, whose numbers are examples, not a standard. This is \
             said with every figure until you give the scheme a name of its own."
        }
        SchemeOrigin::Own => "",
    }
}

fn wrong(n_wrong: usize) -> String {
    let entries = counted(n_wrong.try_into().unwrap_or(u64::MAX), "entry", "entries");
    let have = if n_wrong == 1 { "has" } else { "have" };
    format!(
        "{entries} below {have} to be put right. Until then the figures follow the scheme named \
         here, without the latest changes."
    )
}

/// What of a scheme is allowed and hardly meant.
fn remarks(scheme: &WeightingScheme) -> Vec<&'static str> {
    let mut remarks = Vec::new();
    if scheme.scores_nothing() {
        remarks.push("Nothing in this scheme scores: every case weighs 0.");
    }
    if let (Some(floor), Some(cap)) = (scheme.floor, scheme.cap)
        && floor > cap
    {
        remarks
            .push("The most that a case weighs is below the least: every case weighs the least.");
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weighting::{Decimal, illustrative};

    #[test]
    fn what_is_hardly_meant_is_said() {
        assert!(illustrative::all().iter().all(|scheme| remarks(scheme).is_empty()));
        let empty = WeightingScheme::empty("Empty");
        assert_eq!(remarks(&empty).len(), 1);
        let crossed = WeightingScheme {
            floor: Some(Decimal::ONE),
            cap: Some(Decimal::ZERO),
            ..illustrative::count_only()
        };
        assert_eq!(remarks(&crossed).len(), 1);
    }

    #[test]
    fn one_entry_is_not_several() {
        assert!(wrong(1).starts_with("1 entry below has"));
        assert!(wrong(2).starts_with("2 entries below have"));
    }
}
