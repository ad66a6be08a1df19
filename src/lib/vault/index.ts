/** The vault: keys and unlock, device log, sealed runs, journal, snapshots. See docs/format.md for every byte. */
export * from './check.js';
export * from './container.js';
export * from './document.js';
export * from './epoch.js';
export * from './errors.js';
export * from './keyring.js';
export * from './log.js';
export * from './membership.js';
export * from './run.js';
export * from './seal-keys.js';
export * from './snapshot.js';
export * from './words.js';
export { agreePublicKey, deviceIdOf, epochIdOf, signerOf, vaultDocumentOf, vaultIdOf, type Signer } from './crypto.js';
export { fromHex, randomBytes, toHex, type Bytes } from './bytes.js';
