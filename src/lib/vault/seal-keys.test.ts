import { expect, test } from 'vitest';
import { hexOf, seedOf } from '../../../tests/tools/test-vault.js';
import { toHex, utf8 } from './bytes.js';
import { epochIdOf, open, seal } from './crypto.js';
import { SealKeys, type SealPurpose } from './seal-keys.js';

test('an epoch is named by its key', () => {
	expect(new SealKeys().add(seedOf('epoch'))).toBe(toHex(epochIdOf(seedOf('epoch'))));
});

test('each epoch, purpose and device has a key that opens nothing of another', async () => {
	const keys = new SealKeys();
	const epochs = [keys.add(seedOf('one')), keys.add(seedOf('two'))];
	const purposes: SealPurpose[] = ['run', 'snapshot', 'draft'];
	const all = [];
	for (const epoch of epochs)
		for (const purpose of purposes)
			for (const device of [hexOf(16, 'a'), hexOf(16, 'b')]) all.push(await keys.key(purpose, epoch, device));
	const [first, ...others] = all.flatMap((key) => key ?? []);
	expect(others.length).toBe(11);
	if (!first) throw new Error('no key');
	const sealed = await seal(first, utf8('text'), utf8(''));
	expect(await open(first, sealed, utf8(''))).not.toBeNull();
	for (const key of others) expect(await open(key, sealed, utf8(''))).toBeNull();
});

test('there is no key of an epoch that is not known, nor of any after clearing', async () => {
	const keys = new SealKeys();
	const epoch = keys.add(seedOf('one'));
	expect(await keys.key('run', hexOf(16), hexOf(16))).toBeNull();
	expect(await keys.key('run', epoch, hexOf(16))).not.toBeNull();
	keys.clear();
	expect(await keys.key('run', epoch, hexOf(16))).toBeNull();
});

test('keys cannot be read back', async () => {
	const keys = new SealKeys();
	const key = await keys.key('run', keys.add(seedOf('one')), hexOf(16));
	expect(key?.extractable).toBe(false);
});
