/** Taking a new device in, and being taken in. The meeting of the two is in `sync/pairing`. See docs/pairing.md. */
export { admitDevice, renameDevice, type Admitted, type Joining } from './admitting.js';
export { joinVault, type JoinParts, type JoinPlan } from './joining.js';
