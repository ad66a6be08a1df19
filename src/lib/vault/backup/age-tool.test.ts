import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex, type Bytes } from '../bytes.js';
import backup from '../vectors/backup.json' with { type: 'json' };

const found = spawnSync('age', ['--version']).status === 0;
const hex = (text: string): Bytes => fromHex(text) ?? new Uint8Array();

/** The `age` tool, where this machine has it: what it opens with either key is the container. */
describe.skipIf(!found)('the age tool', () => {
	test.each([
		['of the words', backup.wordsIdentity],
		['of the passphrase', backup.passphraseIdentity]
	])('opens a backup with the identity %s', (_, identity) => {
		const folder = mkdtempSync(join(tmpdir(), 'tizilim-age-'));
		const [key, file, plain] = ['key.txt', 'backup.age', 'container'].map((name) => join(folder, name));
		if (!key || !file || !plain) throw new Error('no folder');
		writeFileSync(key, `${identity}\n`, { mode: 0o600 });
		writeFileSync(file, hex(backup.backup));
		const run = spawnSync('age', ['-d', '-i', key, '-o', plain, file], { encoding: 'utf8' });
		expect(run.stderr).toBe('');
		expect(toHex(new Uint8Array(readFileSync(plain)))).toBe(backup.container);
		rmSync(folder, { recursive: true });
	});
});
