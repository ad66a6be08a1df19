import { type Bytes, sha256, toHex } from '#lib/vault/bytes.js';

/** What files of parcels end with; the app opens them. */
export const FILE_ENDING = '.tzl';
/** As text, for a share sheet that takes no other. */
export const TEXT_ENDING = '.txt';

/** Hash of a parcel, 16 bytes as hex: names its file, and tells whether the file has arrived whole. */
export const parcelHash = (parcel: Bytes): string => toHex(sha256(parcel).slice(0, 16));

/** The name of a parcel's file. It tells nothing: the hash is that of ciphertext. */
export const fileName = (hash: string, ending = FILE_ENDING): string => `tizilim-${hash}${ending}`;

/** The hash that a name promises, also where a program wrote more behind it (` (1)`, `.sync-conflict-…`); null in any other name. */
export const promisedHash = (name: string): string | null => /tizilim-([0-9a-f]{32})/.exec(name)?.[1] ?? null;
