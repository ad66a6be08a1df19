#!/usr/bin/env node
/**
 * Accounts and seats of a mailbox (docs/mailbox.md). Needs Node 20 or later and
 * nothing else; run it where `accounts.conf` lies.
 *
 *   node seats.mjs new --address wss://mailbox.example.kz [--quota 256] [--seats 5]
 *       makes the account of one vault with a seat for each device, and writes
 *       the mailbox file that the lawyer gets. Three addresses make it a cluster's.
 *   node seats.mjs remove UABC… [--reload /run/nats-server.pid]
 *       removes one device's seat.
 *   node seats.mjs list
 *
 * After `new` and `remove` the server must read the file again: `--reload`, or
 * `nats-server --signal reload`.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const ACCOUNTS = 'accounts.conf';
const MEBIBYTE = 1024 * 1024;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** First bytes of the text of keys: a seed, and of a user. */
const SEED = 18 << 3;
const USER = 20 << 3;

/**
 * @typedef {{nkey: string, permissions: {publish: {allow: string[]}, subscribe: {allow: string[]}}}} User
 * @typedef {{jetstream: {max_file: number, max_mem: number, max_streams: number, max_consumers: number}, users: User[]}} Account
 * @typedef {{accounts: Record<string, Account>}} Accounts
 */

/**
 * A user's key pair as NATS writes it: base32 of a prefix, 32 bytes and their CRC-16.
 * @returns {{seed: string, user: string}} the secret and the public half
 */
export function makeNkey() {
	const { privateKey } = generateKeyPairSync('ed25519');
	const { d = '', x = '' } = privateKey.export({ format: 'jwk' });
	const seedPrefix = [SEED | (USER >> 5), (USER & 31) << 3];
	return {
		seed: asText([...seedPrefix, ...Buffer.from(d, 'base64url')]),
		user: asText([USER, ...Buffer.from(x, 'base64url')])
	};
}

/**
 * What one device may do, and nothing else: make the two streams where they are
 * missing, write, read from any place on, look at one message. It may neither
 * change nor empty nor remove the stream of runs. In that of the document copies
 * it may remove single messages. `live` is for what nobody keeps: two devices
 * that are both there find each other over it.
 * @param {string} user the public half of its key
 * @returns {User}
 */
export function userOf(user) {
	const streams = ['runs', 'blobs'].flatMap((stream) => [
		`$JS.API.STREAM.INFO.${stream}`,
		`$JS.API.STREAM.CREATE.${stream}`,
		`$JS.API.STREAM.MSG.GET.${stream}`,
		`$JS.API.CONSUMER.CREATE.${stream}.*`,
		`$JS.API.CONSUMER.INFO.${stream}.*`,
		`$JS.API.CONSUMER.MSG.NEXT.${stream}.*`
	]);
	return {
		nkey: user,
		permissions: {
			publish: { allow: ['runs', 'blobs.>', 'live.>', '$JS.API.STREAM.MSG.DELETE.blobs', ...streams] },
			subscribe: { allow: [`in.${user}.>`, 'live.>'] }
		}
	};
}

/**
 * A new vault's account. Its name is drawn by chance: nothing in the
 * configuration says whose it is, unless the host notes it elsewhere.
 * @param {Accounts} before
 * @param {{addresses: string[], quota: number, seats: number}} wanted quota in bytes: for the runs, and as much again for document copies
 * @returns {{after: Accounts, name: string, mailboxFile: string}} mailboxFile: secret, for the lawyer only
 */
export function addVault(before, { addresses, quota, seats }) {
	const name = `v${randomBytes(8).toString('hex')}`;
	const keys = Array.from({ length: seats }, makeNkey);
	const replicas = addresses.length === 3 ? 3 : 1;
	/** @type {Account} */
	const account = {
		// Each node counts what it holds: in a cluster of three the account's sum is three times the quota.
		jetstream: { max_file: 2 * replicas * (quota + MEBIBYTE), max_mem: 0, max_streams: 2, max_consumers: 64 },
		users: keys.map(({ user }) => userOf(user))
	};
	const mailboxFile = [
		'tizilim-mailbox 0',
		'# Secret: give it to the lawyer on a stick or by hand, never by mail, and keep no copy.',
		...addresses.map((address) => `address ${address}`),
		`replicas ${replicas}`,
		`quota ${quota}`,
		...keys.map(({ seed }, at) => `seat ${at + 1} ${seed}`),
		''
	].join('\n');
	return { after: { accounts: { ...before.accounts, [name]: account } }, name, mailboxFile };
}

/**
 * @param {Accounts} before
 * @param {string} user the public half of the key of the device that is to go
 * @returns {Accounts | null} null where no account has it
 */
export function removeSeat(before, user) {
	const accounts = Object.entries(before.accounts);
	if (!accounts.some(([, { users }]) => users.some(({ nkey }) => nkey === user))) return null;
	const without = accounts.map(([name, account]) => [
		name,
		{ ...account, users: account.users.filter(({ nkey }) => nkey !== user) }
	]);
	return { accounts: Object.fromEntries(without) };
}

/**
 * The file is JSON, which the server reads as it reads its own syntax.
 * @returns {Accounts}
 */
function readAccounts() {
	return existsSync(ACCOUNTS) ? JSON.parse(readFileSync(ACCOUNTS, 'utf8')) : { accounts: {} };
}

/** @param {Accounts} accounts */
function writeAccounts(accounts) {
	const next = `${ACCOUNTS}.new`;
	writeFileSync(next, `${JSON.stringify(accounts, null, '\t')}\n`, { mode: 0o640 });
	renameSync(next, ACCOUNTS);
}

/** @param {number[]} bytes */
function asText(bytes) {
	let crc = 0;
	for (const byte of bytes) {
		crc ^= byte << 8;
		for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
	}
	const bits = [...bytes, crc & 0xff, crc >> 8].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** @param {string | undefined} pidFile */
function reload(pidFile) {
	if (!pidFile) return console.log('Now let the server read it: nats-server --signal reload');
	process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGHUP');
	console.log('The server was told to read it again.');
}

function main() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			address: { type: 'string', multiple: true },
			quota: { type: 'string', default: '256' },
			seats: { type: 'string', default: '5' },
			reload: { type: 'string' }
		}
	});
	const [command, user = ''] = positionals;
	const before = readAccounts();
	if (command === 'new' && values.address) {
		const wanted = { addresses: values.address, quota: Number(values.quota) * MEBIBYTE, seats: Number(values.seats) };
		const { after, name, mailboxFile } = addVault(before, wanted);
		writeAccounts(after);
		writeFileSync(`${name}.mailbox.txt`, mailboxFile, { mode: 0o600, flag: 'wx' });
		console.log(`Account ${name}. The lawyer gets ${name}.mailbox.txt; delete it here afterwards.`);
		return reload(values.reload);
	}
	if (command === 'remove') {
		const after = removeSeat(before, user);
		if (!after) {
			console.error('No account has this seat: it was removed before, or the key has a slip.');
			process.exitCode = 1;
			return;
		}
		writeAccounts(after);
		return reload(values.reload);
	}
	if (command === 'list') {
		for (const [name, { users }] of Object.entries(before.accounts))
			console.log(name, ...users.map(({ nkey }) => nkey));
		return;
	}
	console.error(
		'Usage: seats.mjs new --address wss://… [--quota MiB] [--seats 5] | remove U… [--reload pid-file] | list'
	);
	process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
