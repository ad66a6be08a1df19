import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMailboxFile, type MailboxFile } from '../../src/lib/sync/transports/mailbox/seat.js';
import { natsServer } from '../tools/nats-server.js';

export const DOCS = fileURLToPath(new URL('../../docs/mailbox/', import.meta.url));
/** The address of the app, as far as the mailbox of the tests knows. */
export const ORIGIN = 'https://register.example.kz';

export interface ServerWishes {
	origins?: string[];
	/** Files of a certificate; without one the socket is plain `ws:`, which the tests in Node use. */
	tls?: { cert: string; key: string };
	/** MiB for the runs. */
	quota?: number;
}

/** A nats-server of the distribution, started from the files of `docs/mailbox`. */
export class TestServer {
	readonly folder: string;
	/** As the devices dial it. */
	readonly address: string;
	readonly file: MailboxFile;
	#process: ChildProcess | null = null;

	private constructor(folder: string, address: string, file: MailboxFile) {
		this.folder = folder;
		this.address = address;
		this.file = file;
	}

	/** Lays the files out, makes a vault's account, starts the server. */
	static async start(wishes: ServerWishes = {}): Promise<TestServer> {
		const folder = mkdtempSync(join(tmpdir(), 'tizilim-mailbox-'));
		const port = await freePort();
		for (const name of ['mailbox.conf', 'seats.mjs']) copyFileSync(join(DOCS, name), join(folder, name));
		writeFileSync(
			join(folder, 'site.conf'),
			siteOf(readFileSync(join(DOCS, 'site.conf'), 'utf8'), folder, port, wishes)
		);
		const file = newVault(folder, port, wishes.quota);
		const address = `${wishes.tls ? 'wss' : 'ws'}://127.0.0.1:${port}`;
		const server = new TestServer(folder, address, { ...file, place: { ...file.place, addresses: [address] } });
		await server.run();
		return server;
	}

	/** The account of another vault, made while the server runs. */
	async anotherVault(quota?: number): Promise<MailboxFile> {
		const file = newVault(this.folder, Number(new URL(this.address).port), quota);
		await this.reload();
		return { ...file, place: { ...file.place, addresses: [this.address] } };
	}

	/** As `nats-server --signal reload`; resolves when the server has read its files again. */
	async reload(): Promise<void> {
		const said = this.#says('Reloaded server configuration');
		this.#process?.kill('SIGHUP');
		await said;
	}

	get store(): string {
		return join(this.folder, 'store');
	}

	/** Starts the server's program, again after it was killed; resolves when it says that it is ready. */
	async run(): Promise<void> {
		const child = spawn(natsServer().path, ['-c', join(this.folder, 'mailbox.conf')], {
			stdio: ['ignore', 'ignore', 'pipe']
		});
		this.#process = child;
		await this.#says('Server is ready');
	}

	/** Resolves when the server's log says so from now on. */
	#says(words: string): Promise<void> {
		const child = this.#process;
		return new Promise<void>((resolve, reject) => {
			let said = '';
			const listen = (part: Buffer): void => {
				said += part.toString();
				if (!said.includes(words)) return;
				child?.stderr?.off('data', listen);
				child?.off('exit', ended);
				resolve();
			};
			const ended = (): void => reject(new Error(`nats-server ended:\n${said}`));
			child?.stderr?.on('data', listen);
			child?.on('exit', ended);
		});
	}

	/** As the power fails. */
	async kill(): Promise<void> {
		const child = this.#process;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const gone = once(child, 'exit');
		child.kill('SIGKILL');
		await gone;
	}

	wipeStore(): void {
		rmSync(this.store, { recursive: true, force: true });
	}

	/** More room for every account, in bytes, as the page in the docs says; the server must read it. */
	raise(bytes: number): void {
		const path = join(this.folder, 'accounts.conf');
		writeFileSync(path, readFileSync(path, 'utf8').replace(/"max_file": \d+/g, `"max_file": ${bytes}`));
	}

	/** A copy of the store as a host's backup takes it, while the server is off. */
	copyStore(): string {
		const copy = mkdtempSync(join(this.folder, 'copy-'));
		cpSync(this.store, copy, { recursive: true });
		return copy;
	}

	putBack(copy: string): void {
		this.wipeStore();
		cpSync(copy, this.store, { recursive: true });
	}

	/** Runs the script for those who host it, as they do. */
	seats(...words: string[]): string {
		return execFileSync(process.execPath, ['seats.mjs', ...words], { cwd: this.folder, encoding: 'utf8' });
	}

	get pidFile(): string {
		return join(this.folder, 'nats.pid');
	}

	async end(): Promise<void> {
		await this.kill();
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** The documented file with the paths, ports and names of a test: everything else is as it stands there. */
function siteOf(documented: string, folder: string, port: number, { origins = [ORIGIN], tls }: ServerWishes): string {
	const put = (text: string, from: string | RegExp, to: string): string => {
		if (text.search(from) < 0) throw new Error(`docs/mailbox/site.conf has no longer: ${String(from)}`);
		return text.replace(from, () => to);
	};
	let text = put(documented, 'port: 4222', 'port: -1');
	text = put(text, '/run/nats-server/nats.pid', join(folder, 'nats.pid'));
	text = put(text, '0.0.0.0:443', `127.0.0.1:${port}`);
	text = put(text, '/var/lib/nats', join(folder, 'store'));
	text = put(text, /allowed_origins: \[.*\]/, `allowed_origins: ${JSON.stringify(origins)}`);
	if (tls) {
		text = put(text, /cert_file: ".*"/, `cert_file: "${tls.cert}"`);
		text = put(text, /key_file: ".*"/, `key_file: "${tls.key}"`);
	} else text = put(text, /tls \{[^}]*\}/, 'no_tls: true');
	// The packaged 2.9 does not know this one setting, and refuses to start with it.
	const [, minor = 0] = natsServer().version;
	return minor < 10 ? put(text, /.*sync_interval: always\n/, '') : text;
}

function newVault(folder: string, port: number, quota = 256): MailboxFile {
	const words = ['seats.mjs', 'new', '--address', `wss://127.0.0.1:${port}`, '--quota', String(quota)];
	execFileSync(process.execPath, words, { cwd: folder });
	const name = join(folder, readdirSync(folder).find((one) => one.endsWith('.mailbox.txt')) ?? '');
	const read = readMailboxFile(readFileSync(name, 'utf8'));
	rmSync(name);
	if (!read.ok) throw new Error(`The app does not read the mailbox file: ${read.error.kind}.`);
	return read.value;
}

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address ? address.port : 0;
}
