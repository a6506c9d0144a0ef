/** What people know the feed `f` by: its title, or its host until it has been read. */
export const sourceSql = `coalesce(nullif(f.title, ''), substring(f.url from '^[^:]+://(?:[^/?#]*@)?([^/?#:]+)'))`;
