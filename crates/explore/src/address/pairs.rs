/// What stands behind the `&` between two fields after a program has turned the link into HTML.
const ENTITIES: [&str; 3] = ["amp;", "#38;", "#038;"];

/// The pairs `name=value` of a query. Values have no `&`, so each one separates fields, also as an entity of HTML.
pub fn pairs(query: &str) -> impl Iterator<Item = &str> {
    let without_entity = |pair| ENTITIES.iter().find_map(|entity| str::strip_prefix(pair, entity)).unwrap_or(pair);
    query.split('&').map(without_entity).filter(|pair| !pair.is_empty())
}
