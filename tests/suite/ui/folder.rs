//! Many payloads as a table: opened, sorted, filtered, searched, walked, opened from.

use std::fs;
use std::path::Path;
use std::time::Duration;

use callback_explorer::report::Standing;
use callback_explorer::report::table::Column;
use callback_explorer::session::folder::{Badge, FolderRow, Look};
use callback_explorer::session::{Action, Folder, FolderAction};
use callback_explorer::ui::wish::{Pane, Wish};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{copied, stage};
use crate::many;
use crate::pictures::window::Stage;

/// Opens a path and waits until all of it is listed.
pub(crate) fn open(stage: &mut Stage, path: &Path) {
    stage.harness.state_mut().as_mut().unwrap().open_paths(vec![path.to_owned()]);
    wait(stage, |folder| folder.listing().reading().took.is_some());
}

pub(crate) fn wait(stage: &mut Stage, is_so: impl Fn(&Folder) -> bool) {
    stage.wait(|window| {
        window.session().current().and_then(|open| open.folder()).is_some_and(&is_so)
    });
}

pub(crate) fn table(stage: &Stage) -> &Folder {
    stage.window().session().current().unwrap().folder().expect("a table is shown")
}

fn of_payloads(n_payloads: usize) -> (tempfile::TempDir, Stage) {
    let (outer, folder) = many::folder("august", n_payloads);
    let mut stage = stage();
    open(&mut stage, &folder);
    (outer, stage)
}

fn facts<T>(stage: &Stage, of: impl Fn(&FolderRow) -> T) -> Vec<T> {
    table(stage).listed().map(|row| of(row)).collect()
}

fn file(row: &FolderRow) -> String {
    row.facts.file.rsplit(['/', '\\']).next().unwrap().to_owned()
}

fn click(stage: &mut Stage, role: Role, label: &str) {
    stage.harness.get_by_role_and_label(role, label).click();
    stage.harness.run_steps(3);
}

/// Asks for something that is listed on another thread, and waits until it is.
fn relist(stage: &mut Stage, ask: impl FnOnce(&mut Stage)) {
    let before = std::ptr::from_ref(table(stage).listing()).addr();
    ask(stage);
    wait(stage, |folder| std::ptr::from_ref(folder.listing()).addr() != before);
}

#[test]
fn a_folder_opens_as_one_table_with_a_row_for_each_payload() {
    let (_outer, stage) = of_payloads(60);
    assert_eq!(stage.window().session().opened().len(), 1);
    assert_eq!(stage.window().title(), "august – Callback Explorer");
    stage.harness.get_by_role_and_label(Role::Heading, "august");
    stage.harness.get_by_role_and_label(Role::Label, "60 payloads");
    let status = stage.harness.get_by_role(Role::Status).accesskit_node().label().unwrap();
    assert_eq!(status, "60 payloads in 60 files  ·  3 unreadable", "every twentieth is cut");
    let cut = facts(&stage, |row| !row.facts.standing.is_readable());
    assert_eq!(cut.iter().filter(|is_cut| **is_cut).count(), 3);
}

#[test]
fn a_click_on_a_column_sorts_and_what_is_not_told_stands_last() {
    let (_outer, mut stage) = of_payloads(60);
    for is_descending in [false, true] {
        relist(&mut stage, |stage| click(stage, Role::ColumnHeader, "Code"));
        assert_eq!(table(&stage).look().is_descending, is_descending);
        let codes = facts(&stage, |row| row.facts.code.clone());
        let n_told = codes.iter().take_while(|code| code.is_some()).count();
        assert!(n_told > 3 && codes[n_told..].iter().all(Option::is_none));
        let is_sorted = if is_descending {
            codes[..n_told].is_sorted_by(|one, next| one >= next)
        } else {
            codes[..n_told].is_sorted()
        };
        assert!(is_sorted, "{codes:?}");
    }
    let head = stage.harness.get_by_role_and_label(Role::ColumnHeader, "Code");
    assert_eq!(head.value().as_deref(), Some("descending"));
}

#[test]
fn ticked_filters_leave_rows_out_and_tell_how_many_others_there_are() {
    let (_outer, mut stage) = of_payloads(60);
    let n_failed = facts(&stage, |row| row.facts.standing == Standing::Failed);
    let n_failed = n_failed.into_iter().filter(|is_failed| *is_failed).count();
    let tick = stage.harness.get_by_role_and_label(Role::CheckBox, "State: Failed");
    assert_eq!(tick.value().as_deref(), Some(n_failed.to_string().as_str()));
    relist(&mut stage, |stage| click(stage, Role::CheckBox, "State: Failed"));
    assert!(facts(&stage, |row| row.facts.standing == Standing::Failed).iter().all(|it| *it));
    let told = format!("{n_failed} of 60 payloads");
    stage.harness.get_by_role_and_label(Role::Label, &told);
    let other = stage.harness.get_by_role_and_label(Role::CheckBox, "State: Truncated");
    assert_eq!(other.value().as_deref(), Some("3"), "ticking it too would add so many");
    relist(&mut stage, |stage| click(stage, Role::CheckBox, "State: Truncated"));
    assert_eq!(table(&stage).listing().listed().len(), n_failed + 3);
    relist(&mut stage, |stage| click(stage, Role::Link, "Clear"));
    assert_eq!(table(&stage).listing().listed().len(), 60);
}

#[test]
fn a_time_range_is_typed_as_the_table_shows_times() {
    let (_outer, mut stage) = of_payloads(60);
    for (field, typed) in
        [("From: 2024-05-31 12:00", "2024-03-03"), ("To: 2024-05-31", "2024-03-05 09")]
    {
        relist(&mut stage, |stage| {
            click(stage, Role::TextInput, field);
            stage.harness.event(Event::Text(typed.to_owned()));
            stage.harness.run_steps(3);
        });
    }
    let times = facts(&stage, |row| {
        let (at, offset) = row.facts.created.expect("only rows with a time are listed");
        offset.to_datetime(at).to_string()
    });
    assert!(!times.is_empty());
    for time in times {
        assert!(("2024-03-03".."2024-03-05T10").contains(&time.as_str()), "{time}");
    }
}

#[test]
fn keys_walk_select_and_open_and_the_list_leads_back() {
    let (_outer, mut stage) = of_payloads(60);
    relist(&mut stage, |stage| click(stage, Role::ColumnHeader, "File"));
    stage.ask(Wish::Visit(Pane::Folder));
    for (key, current) in [(Key::Home, 0), (Key::ArrowDown, 1), (Key::End, 59), (Key::ArrowUp, 58)]
    {
        stage.harness.key_press(key);
        stage.harness.run_steps(2);
        assert_eq!(table(&stage).cursor_line(), Some(current), "{key:?}");
        assert_eq!(table(&stage).n_selected(), 1);
    }
    stage.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    stage.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    stage.harness.run_steps(2);
    assert_eq!(table(&stage).n_selected(), 3);
    stage.harness.event(Event::Text("00007".to_owned()));
    stage.harness.run_steps(2);
    assert_eq!(table(&stage).cursor_line(), Some(7), "what is typed is a file's beginning");
    let name = file(table(&stage).current().unwrap());
    stage.harness.key_press(Key::Enter);
    stage.harness.run_steps(2);
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    assert_eq!(stage.window().session().opened().len(), 2);
    assert!(stage.window().title().starts_with(&name));
    click(&mut stage, Role::ListBoxOption, "august");
    assert_eq!(table(&stage).cursor_line(), Some(7), "the table is as it was left");
}

#[test]
fn clicks_select_one_several_and_ranges_and_a_files_name_opens_it() {
    let (_outer, mut stage) = of_payloads(12);
    let row = |stage: &Stage, line: usize| table(stage).listed().nth(line).unwrap().id;
    for (action, n_selected) in [
        (FolderAction::Select(row(&stage, 1)), 1),
        (FolderAction::Toggle(row(&stage, 4)), 2),
        (FolderAction::Extend(row(&stage, 6)), 3),
        (FolderAction::SelectAll, 12),
    ] {
        stage.ask(Wish::Session(Action::Folder(action)));
        assert_eq!(table(&stage).n_selected(), n_selected);
    }
    let name = file(table(&stage).listed().next().unwrap());
    stage.harness.get_by_role_and_label(Role::Row, &name);
    click(&mut stage, Role::Link, &format!("Open {name}"));
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    assert!(stage.window().title().starts_with(&name));
}

#[test]
fn a_search_lists_the_payloads_that_hold_it_as_written_or_decoded() {
    let folder = tempfile::tempdir().unwrap();
    for (name, object) in
        [("a.xml", "one &amp; two"), ("b.xml", "one%20%26%20two"), ("c.xml", "three")]
    {
        let text = format!(
            "<Response><JobsDetail><Input><Object>{object}</Object></Input></JobsDetail></Response>"
        );
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut stage = stage();
    open(&mut stage, folder.path());
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    stage.harness.run_steps(3);
    for (typed, found) in [("one & two", "a.xml b.xml"), ("&amp;", "a.xml"), ("nowhere", "")] {
        stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        stage.harness.event(Event::Text(typed.to_owned()));
        stage.harness.run_steps(3);
        wait(&mut stage, |folder| {
            let files: Vec<String> = folder.listed().map(|row| file(row)).collect();
            let is_done = folder.listing().searching().is_some_and(|it| it.took.is_some());
            is_done && files.join(" ") == found
        });
    }
    // It takes a moment until the folder is watched.
    std::thread::sleep(Duration::from_millis(600));
    fs::write(folder.path().join("c.xml"), "<Response><Object>nowhere</Object></Response>")
        .unwrap();
    wait(&mut stage, |folder| folder.listed().map(|row| file(row)).eq(["c.xml"]));
}

#[test]
fn rows_are_grouped_by_any_column_the_largest_group_first() {
    let (_outer, mut stage) = of_payloads(60);
    click(&mut stage, Role::Button, "Group");
    relist(&mut stage, |stage| click(stage, Role::MenuItemCheckBox, "State"));
    let groups = table(&stage).listing().groups().to_vec();
    assert_eq!(groups.iter().map(|group| group.n_rows).sum::<usize>(), 60);
    assert!(groups.is_sorted_by(|one, next| one.n_rows >= next.n_rows));
    assert_eq!(table(&stage).listing().lines().len(), groups.len(), "their rows are folded away");
    relist(&mut stage, |stage| click(stage, Role::Row, "Truncated"));
    assert_eq!(table(&stage).listing().lines().len(), groups.len() + 3);
    stage.ask(Wish::Session(Action::Folder(FolderAction::SelectAll)));
    assert_eq!(
        table(&stage).n_selected(),
        60,
        "what is folded is selected, copied and exported too"
    );
}

#[test]
fn columns_are_chosen_and_copied_as_they_stand() {
    let (_outer, mut stage) = of_payloads(12);
    click(&mut stage, Role::Button, "Columns");
    click(&mut stage, Role::MenuItemCheckBox, "JobId");
    stage.harness.key_press(Key::Escape);
    stage.harness.run_steps(3);
    assert_eq!(table(&stage).look().columns.last(), Some(&Column::Job));
    stage.ask(Wish::Visit(Pane::Folder));
    stage.harness.key_press(Key::Home);
    stage.harness.event(Event::Copy);
    stage.harness.step();
    let job = table(&stage).current().unwrap().facts.job.clone().unwrap();
    let mut text = None;
    while text.is_none() {
        stage.harness.step();
        text = copied(&stage);
    }
    assert!(text.unwrap().trim_end().ends_with(&*job));
}

#[test]
fn an_archive_a_log_and_more_than_twenty_files_are_tables_too() {
    let body = "<Response><JobsDetail><Tag>Tts</Tag><State>Success</State></JobsDetail></Response>";
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("gateway.log");
    let lines = |n_lines: usize| {
        let line = |n| format!("2024-05-31 12:00:{n:02} INFO body={body}\n");
        (0..n_lines).map(line).collect::<Vec<_>>().concat()
    };
    fs::write(&log, lines(21)).unwrap();
    let mut window = stage();
    open(&mut window, &log);
    assert_eq!(table(&window).listing().rows().len(), 21);
    assert_eq!(window.window().session().opened().len(), 1);
    window.harness.get_by_role_and_label(Role::Heading, "gateway.log");
    let last = table(&window).listing().rows().last().unwrap().id;
    window.ask(Wish::Session(Action::Folder(FolderAction::Open(last))));
    window.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    let open = window.window().session().current().unwrap();
    assert_eq!(open.analysis().unwrap().origin().number, 21);

    let (_outer, many) = many::folder("many", 21);
    let paths = || fs::read_dir(&many).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut window = stage();
    window.harness.state_mut().as_mut().unwrap().open_paths(paths());
    wait(&mut window, |folder| folder.listing().rows().len() == 21);
    window.harness.get_by_role_and_label(Role::Heading, "many");

    fs::write(&log, lines(20)).unwrap();
    let mut window = stage();
    window.harness.state_mut().as_mut().unwrap().open_paths(vec![log]);
    window.wait(|window| window.session().opened().len() == 20);
}

#[test]
fn twenty_thousand_rows_are_sorted_selected_and_grouped() {
    type Shows<'a> = &'a dyn Fn(&Folder) -> bool;

    let body = |n: usize| {
        let state = ["Success", "Failed", "Running"][n % 3];
        format!(
            "<Response><JobsDetail><JobId>j{n:05}</JobId><State>{state}</State></JobsDetail></Response>\n"
        )
    };
    let folder = tempfile::tempdir().unwrap();
    for file in 0..4 {
        let lines: Vec<String> =
            (0..5_000).map(|n| format!("INFO {}", body(file + 4 * n))).collect();
        fs::write(folder.path().join(format!("{file}.log")), lines.concat()).unwrap();
    }
    let mut stage = stage();
    open(&mut stage, folder.path());
    assert_eq!(table(&stage).listing().rows().len(), 20_000);
    let is_sorted = |folder: &Folder| {
        folder.listed().map(|row| Column::Job.spelt(&row.facts)).is_sorted()
            && folder.listed().count() == 20_000
    };
    let tries: [(FolderAction, Shows<'_>); 4] = [
        (
            FolderAction::Look(Look { sort: Column::Job, is_descending: false, ..Look::default() }),
            &is_sorted,
        ),
        (FolderAction::SelectAll, &|folder| folder.n_selected() == 20_000),
        (FolderAction::Move { by: isize::MAX, extends: false }, &|folder| {
            folder.cursor_line() == Some(19_999) && folder.n_selected() == 1
        }),
        (FolderAction::Look(Look { group: Some(Column::State), ..Look::default() }), &|folder| {
            folder.listing().groups().len() == 3
        }),
    ];
    for (action, is_done) in tries {
        let window = stage.harness.state_mut().as_mut().unwrap();
        window.ask(Wish::Session(Action::Folder(action)));
        wait(&mut stage, is_done);
    }
}

#[test]
fn files_that_come_and_change_appear_with_a_mark() {
    let (_outer, folder) = many::folder("august", 6);
    let mut stage = stage();
    open(&mut stage, &folder);
    let badges = |folder: &Folder| {
        let rows = folder.listing().rows().iter();
        rows.filter_map(|row| Some((file(row), row.badge?))).collect::<Vec<_>>()
    };
    // It takes a moment until the folder is watched.
    std::thread::sleep(Duration::from_millis(600));
    let come = many::write(&folder, 7);
    wait(&mut stage, |folder| badges(folder) == [(name_of(&come), Badge::New)]);
    let changed = many::write(&folder, 0);
    fs::write(&changed, "<Response><JobsDetail><State>Running</State></JobsDetail></Response>")
        .unwrap();
    wait(&mut stage, |folder| badges(folder).contains(&(name_of(&changed), Badge::Changed)));
    assert_eq!(table(&stage).listing().rows().len(), 7);
    let below = folder.join("below");
    fs::create_dir(&below).unwrap();
    many::write(&below, 8);
    fs::write(below.join("notes.txt"), "nothing of interest").unwrap();
    wait(&mut stage, |folder| folder.listing().rows().len() == 8);
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn the_next_start_finds_the_table_as_it_was_looked_at() {
    let (_outer, folder) = many::folder("august", 30);
    let record = tempfile::tempdir().unwrap();
    let keep = |stage: &mut Stage| {
        let ctx = stage.harness.ctx.clone();
        let window = stage.harness.state_mut().as_mut().unwrap();
        window.keep_in(&ctx, record.path().join("session.json"));
    };
    let mut first = stage();
    keep(&mut first);
    open(&mut first, &folder);
    relist(&mut first, |stage| click(stage, Role::CheckBox, "State: Failed"));
    relist(&mut first, |stage| click(stage, Role::ColumnHeader, "File"));
    let look = table(&first).look().clone();
    let row = table(&first).listed().next().unwrap().id;
    let job = table(&first).listed().find_map(|row| row.facts.job.clone()).unwrap();
    first.ask(Wish::Session(Action::Folder(FolderAction::Open(row))));
    first.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    let id = first.window().session().opened()[0].id();
    first.ask(Wish::Session(Action::Show(id)));
    first.harness.state_mut().as_mut().unwrap().keep_now();
    drop(first);

    let written = fs::read_to_string(record.path().join("session.json")).unwrap();
    assert!(!written.contains(&*job), "what payloads say is not kept");
    let mut next = stage();
    keep(&mut next);
    wait(&mut next, |folder| folder.listing().reading().took.is_some());
    assert_eq!(*table(&next).look(), look);
    assert!(facts(&next, |row| row.facts.standing == Standing::Failed).iter().all(|it| *it));
    let opened = next.window().session().opened();
    assert_eq!(opened.len(), 2);
    assert!(opened[1].is_of_folder(), "what was opened from it stands below it");
}
