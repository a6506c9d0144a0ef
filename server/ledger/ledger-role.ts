/** What a member may do: an owner everything, an editor change data, a viewer look. */
export type LedgerRole = 'owner' | 'editor' | 'viewer';
