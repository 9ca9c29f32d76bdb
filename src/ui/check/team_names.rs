//! The teams with their service area and their name in the last audit: a small table to be edited,
//! saved, and added again as a file.

use yew::prelude::{Callback, Event, Html, MouseEvent, Properties, component, html};

use super::names::the_others;
use crate::audit::name_choices::CrosswalkRow;
use crate::audit::names_found::TeamNames;
use crate::audit::settings::AuditSettings;
use crate::browser::control;
use crate::browser::download::{Kind, save_bytes};
use crate::caseload::MatchKey;
use crate::report::crosswalk::crosswalk_csv;
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct TeamTableProps {
    /// The answer whose teams are shown.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

/// The table of teams.
#[component]
pub fn TeamTable(props: &TeamTableProps) -> Html {
    let choose = use_page_deeds().choose;
    let row = |team: &TeamNames| row(props, &choose, team);
    let results = props.results.clone();
    let save = Callback::from(move |_: MouseEvent| {
        save_bytes("Team names.csv", &crosswalk_csv(&results), Kind::Csv);
    });
    html! {
        <div class="name-list">
            <table class="team-names">
                <caption>{ "Names of teams" }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Team" }</th>
                        <th scope="col">{ "Service area" }</th>
                        <th scope="col">{ "Name in the last audit" }</th>
                    </tr>
                </thead>
                <tbody>{ for props.results.names.teams.listed.iter().map(row) }</tbody>
            </table>
            { the_others(&props.results.names.teams) }
            <button type="button" class="quiet" onclick={save}>
                { "Save the names of teams (CSV)" }
            </button>
            <p class="name-note">{ "Added with the next files, it is read again." }</p>
        </div>
    }
}

fn row(props: &TeamTableProps, choose: &Callback<AuditSettings>, team: &TeamNames) -> Html {
    let input = |is_area: bool, value: Option<&String>, label: String| {
        let (settings, choose, team) = (props.settings.clone(), choose.clone(), team.clone());
        let onchange = Callback::from(move |event: Event| {
            choose.emit(renamed(&settings, &team, is_area, control::text(&event).trim()));
        });
        let value = value.cloned().unwrap_or_default();
        html! { <input type="text" {value} autocomplete="off" aria-label={label} {onchange} /> }
    };
    let (area, last) = (team.service_area.as_ref(), team.name_in_last_audit.as_ref());
    // An area that can change does not make another row, or the focus would be gone.
    let fixed_area = area.filter(|_| !team.can_set_area).map_or("", String::as_str);
    let key = format!("{fixed_area} {}", team.team);
    html! {
        <tr {key}>
            <th scope="row"><bdi>{ &team.team }</bdi></th>
            <td data-label="Service area">
                if team.can_set_area {
                    { input(true, area, format!("Service area of {}", team.team)) }
                } else {
                    { area }
                }
            </td>
            <td data-label="Name in the last audit">{ input(false, last, format!("Name of {} in the last audit", team.team)) }</td>
        </tr>
    }
}

/// The settings with another service area, or another last name, of a team.
fn renamed(settings: &AuditSettings, team: &TeamNames, is_area: bool, text: &str) -> AuditSettings {
    let mut names = settings.names.clone();
    let is_same = |row: &CrosswalkRow| MatchKey::of(&row.team) == MatchKey::of(&team.team);
    let known = names.crosswalk.iter().find(|row| is_same(row)).cloned();
    let mut row = known.unwrap_or_else(|| CrosswalkRow {
        team: team.team.clone(),
        service_area: None,
        name_in_last_audit: team.name_in_last_audit.clone(),
    });
    let text = (!text.is_empty()).then(|| text.to_owned());
    if is_area {
        row.service_area = text;
    } else {
        row.name_in_last_audit = text;
    }
    names.crosswalk.retain(|row| !is_same(row));
    names.crosswalk.push(row);
    AuditSettings { names, ..settings.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_keeps_what_was_not_changed() {
        let team = TeamNames {
            team: "North".to_owned(),
            service_area: None,
            name_in_last_audit: None,
            can_set_area: true,
        };
        let settings = renamed(&AuditSettings::default(), &team, true, "Adults");
        let settings = renamed(&settings, &team, false, "Old North");
        let expected = CrosswalkRow {
            team: "North".to_owned(),
            service_area: Some("Adults".to_owned()),
            name_in_last_audit: Some("Old North".to_owned()),
        };
        assert_eq!(settings.names.crosswalk, [expected]);
    }
}
