//! How a file was read, point by point, each with what the user can decide in its place.

use yew::prelude::{AttrValue, Callback, Html, html};

use super::period::{PeriodInput, input_id};
use crate::browser::screen;
use crate::intake::choices::Choice;
use crate::intake::source::{Fact, FileId, SourceFile, Understood};
use crate::ui::select::Select;

/// The points of a file.
pub fn facts(file: &SourceFile, understood: &Understood, decide: &Callback<Choice>) -> Html {
    html! {
        <dl class="facts">
            { for understood.facts.iter().map(|one| fact(file, one, decide)) }
        </dl>
    }
}

fn fact(file: &SourceFile, fact: &Fact, decide: &Callback<Choice>) -> Html {
    // What is named by the user is asked for until it is decided, and then can be given back.
    let has_list = fact.options.len() > 1;
    html! {
        <div class="fact" key={fact.name.clone()}>
            <dt>{ &fact.name }</dt>
            <dd>
                { &fact.said }
                if fact.is_decided() {
                    { " " }<span class="decided">{ "Decided by you" }</span>
                }
            </dd>
            if has_list || fact.is_period {
                <dd class="fact-choice">
                    if has_list {
                        { list(file, fact, decide) }
                    }
                    if fact.is_period {
                        <PeriodInput
                            file={file.id}
                            name={file.name.clone()}
                            decided={decided_period(fact)}
                            decide={decide.clone()}
                        />
                    }
                </dd>
            }
        </div>
    }
}

fn list(file: &SourceFile, fact: &Fact, decide: &Callback<Choice>) -> Html {
    let label = format!("{} of {}", fact.name, file.name);
    let options: Vec<AttrValue> =
        fact.options.iter().map(|option| option.label.clone().into()).collect();
    let chosen = fact.options.iter().position(|option| option.is_chosen).unwrap_or(0);
    html! { <Select {label} {options} {chosen} choose={on_choice(file.id, fact, decide)} /> }
}

fn on_choice(file: FileId, fact: &Fact, decide: &Callback<Choice>) -> Callback<usize> {
    let decide = decide.clone();
    let is_period = fact.is_period;
    let choices: Vec<Choice> = fact.options.iter().map(|option| option.choice.clone()).collect();
    Callback::from(move |at: usize| {
        if let Some(choice) = choices.get(at) {
            decide.emit(choice.clone());
            if is_period {
                // The list goes away with what was decided.
                screen::focus(&input_id(file));
            }
        }
    })
}

/// The day or month that was decided, in words.
fn decided_period(fact: &Fact) -> Option<String> {
    let decided = fact.options.iter().skip(1).find(|option| option.is_chosen)?;
    Some(decided.label.clone())
}
