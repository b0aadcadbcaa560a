use callback_explorer::catalog::{Catalog, ENVELOPE_NAME, PlaceId};

use super::{embedded, entry, files};

/// Walks the table by the names of a documented path, as a parser does.
fn place(catalog: &Catalog, path: &str) -> PlaceId {
    let names = path.split('.').skip_while(|&name| name == ENVELOPE_NAME);
    names.fold(PlaceId::ENVELOPE, |parent, name| catalog.child(parent, number(catalog, name)))
}

fn number(catalog: &Catalog, name: &str) -> usize {
    catalog.names().iter().position(|known| known == name).unwrap_or(catalog.names().len())
}

#[test]
fn every_documented_path_leads_to_its_own_place() {
    let catalog = embedded();
    for (id, entry) in catalog.entries() {
        assert_eq!(catalog.find(&entry.id), Some(id));
        assert!(!entry.nodes.is_empty(), "{} can't be read", entry.id);
        for node in &entry.nodes {
            assert_eq!(place(&catalog, &node.path), node.place, "{}", node.path);
            assert_eq!(entry.node(node.place).unwrap().path, node.path);
            assert!(node.place.index() < catalog.n_places());
            let is_envelope = node.place == PlaceId::ENVELOPE;
            assert!(is_envelope || catalog.place_name(node.place) == node.name, "{}", node.path);
        }
    }
}

#[test]
fn a_place_knows_its_parent() {
    let catalog = embedded();
    assert_eq!(catalog.place_parent(PlaceId::ENVELOPE), None);
    assert_eq!(catalog.place_parent(PlaceId::UNKNOWN), None);
    assert_eq!(catalog.place_name(PlaceId::ENVELOPE), "Response");
    assert_eq!(catalog.place_name(PlaceId::UNKNOWN), "");
    let job = place(&catalog, "Response.JobsDetail");
    assert_eq!(catalog.place_parent(job), Some(PlaceId::ENVELOPE));
    assert_eq!(catalog.place_parent(place(&catalog, "Response.JobsDetail.Tag")), Some(job));
}

#[test]
fn entries_share_places_and_speak_for_themselves() {
    let catalog = embedded();
    let tag = place(&catalog, "Response.JobsDetail.Tag");
    for (id, value) in [("smart-cover", "SmartCover"), ("tts", "Tts")] {
        let values = &entry(&catalog, id).node(tag).unwrap().values;
        assert_eq!(values.iter().map(|value| &*value.is).collect::<Vec<_>>(), [value]);
    }
    assert!(entry(&catalog, "workflow").node(tag).is_none());
}

#[test]
fn what_nobody_documents_has_no_place() {
    let catalog = embedded();
    let tag = number(&catalog, "Tag");
    assert_eq!(catalog.child(PlaceId::ENVELOPE, tag), PlaceId::UNKNOWN);
    assert_eq!(catalog.child(PlaceId::ENVELOPE, catalog.names().len()), PlaceId::UNKNOWN);
    assert_eq!(catalog.child(PlaceId::ENVELOPE, usize::MAX), PlaceId::UNKNOWN);
    assert_eq!(catalog.child(PlaceId::UNKNOWN, tag), PlaceId::UNKNOWN);
    let (_, workflow) = catalog.entries().find(|(_, entry)| entry.id == "workflow").unwrap();
    assert!(workflow.node(PlaceId::UNKNOWN).is_none());
    assert_eq!(workflow.children(PlaceId::UNKNOWN).count(), 0);
}

#[test]
fn free_keys_take_any_name() {
    let catalog = Catalog::with_user_files(&files("tests/catalog/user")).unwrap();
    let headers = place(&catalog, "JobsDetail.CosHeaders");
    let any = catalog.child(headers, catalog.names().len() + 7);
    assert_eq!(catalog.place_name(any), "*");
    assert_eq!(catalog.child(headers, number(&catalog, "Bucket")), any);
    assert_eq!(
        place(&catalog, "JobsDetail.CosHeaders.x-id"),
        catalog.child(headers, number(&catalog, "x-id"))
    );
    assert_ne!(place(&catalog, "JobsDetail.CosHeaders.x-id"), any);
    assert_eq!(entry(&catalog, "pet-review").node(any).unwrap().path, "JobsDetail.CosHeaders.*");
}

#[test]
fn children_stand_in_the_documented_order() {
    let catalog = embedded();
    let workflow = entry(&catalog, "workflow");
    let names = |path| {
        let children = workflow.children(place(&catalog, path));
        children.map(|node| &*node.name).collect::<Vec<_>>()
    };
    assert_eq!(names("Response"), ["EventName", "WorkflowExecution"]);
    assert_eq!(names("Response.WorkflowExecution.CosHeaders"), ["Key", "Value"]);
    assert_eq!(names("Response.WorkflowExecution.RunId"), [""; 0]);
}

#[test]
fn required_children_are_the_always_present_ones() {
    let catalog = embedded();
    let tts = entry(&catalog, "tts");
    let operation = place(&catalog, "Response.JobsDetail.Operation");
    let required = tts.required(operation).map(|node| &*node.name);
    assert_eq!(required.collect::<Vec<_>>(), ["TemplateId", "Output", "TtsConfig"]);
    let template = tts.node(place(&catalog, "Response.JobsDetail.Operation.TemplateId")).unwrap();
    let instead = tts.node(template.either[0]).unwrap();
    assert_eq!(instead.path, "Response.JobsDetail.Operation.TtsTpl");
    assert!(tts.required(PlaceId::UNKNOWN).next().is_none());
}

#[test]
fn a_name_tells_where_a_stray_node_may_belong() {
    let catalog = embedded();
    let smart_cover = entry(&catalog, "smart-cover");
    let paths: Vec<_> = smart_cover.with_name("Format").map(|node| &*node.path).collect();
    assert_eq!(
        paths,
        [
            "Response.JobsDetail.Operation.MediaInfo.Format",
            "Response.JobsDetail.Operation.SmartCover.Format"
        ]
    );
    assert_eq!(smart_cover.with_name("Fromat").count(), 0);
}
