/** Backups: the whole vault in one age file. See docs/format.md. */
export { makeBackup, type MadeBackup } from './making.js';
export { openBackup, type BackupSecret } from './reading.js';
export { restoreBackup, type Restorable, type RestorePlan } from './restoring.js';
export { openGathered } from './gathered.js';
