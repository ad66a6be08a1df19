/** A backup above this is refused unread: a vault of a working life is far below (256 MiB). */
export const MOST_BACKUP_BYTES = 256 * 1024 * 1024;
