import { randomBytes } from 'node:crypto';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMailboxFile, type MailboxFile } from '../../src/lib/sync/transports/mailbox/seat.js';
import { natsServer } from '../tools/nats-server.js';
import { DOCS, freePort, ORIGIN } from './server.js';

interface Node {
	name: string;
	folder: string;
	/** Of the page that tells how the node stands; tests only. */
	monitor: number;
	process: ChildProcess | null;
}

/** Three nodes from `docs/mailbox/site-cluster.conf`, on this machine. */
export class TestCluster {
	readonly folder: string;
	readonly file: MailboxFile;
	readonly nodes: Node[];

	private constructor(folder: string, file: MailboxFile, nodes: Node[]) {
		this.folder = folder;
		this.file = file;
		this.nodes = nodes;
	}

	static async start(): Promise<TestCluster> {
		const folder = mkdtempSync(join(tmpdir(), 'tizilim-cluster-'));
		const ports = await Promise.all(Array.from({ length: 9 }, freePort));
		const routes = ports.slice(3, 6).map((port) => `nats://127.0.0.1:${port}`);
		copyFileSync(join(DOCS, 'seats.mjs'), join(folder, 'seats.mjs'));
		const addresses = ports.slice(0, 3).map((port) => `wss://127.0.0.1:${port}`);
		execFileSync(process.execPath, ['seats.mjs', 'new', ...addresses.flatMap((one) => ['--address', one])], {
			cwd: folder
		});
		const name = readdirSync(folder).find((one) => one.endsWith('.mailbox.txt')) ?? '';
		const read = readMailboxFile(readFileSync(join(folder, name), 'utf8'));
		if (!read.ok) throw new Error(`The app does not read the mailbox file: ${read.error.kind}.`);
		const nodes = [0, 1, 2].map((at): Node => {
			const of = (row: number): number => ports[row * 3 + at] ?? 0;
			const node: Node = {
				name: `node-${at + 1}`,
				folder: join(folder, `node-${at + 1}`),
				monitor: of(2),
				process: null
			};
			mkdirSync(node.folder);
			copyFileSync(join(DOCS, 'mailbox.conf'), join(node.folder, 'mailbox.conf'));
			copyFileSync(join(folder, 'accounts.conf'), join(node.folder, 'accounts.conf'));
			writeFileSync(join(node.folder, 'site.conf'), siteOf(node, of(0), of(1), routes));
			return node;
		});
		const plain = addresses.map((one) => one.replace('wss:', 'ws:'));
		const place = { ...read.value.place, addresses: plain };
		const cluster = new TestCluster(folder, { ...read.value, place }, nodes);
		await Promise.all(nodes.map((node) => cluster.run(node)));
		return cluster;
	}

	/** Starts a node, again after it was killed; resolves when it says that it is ready. */
	async run(node: Node): Promise<void> {
		const child = spawn(natsServer().path, ['-c', join(node.folder, 'mailbox.conf'), '-m', String(node.monitor)], {
			stdio: ['ignore', 'ignore', 'pipe']
		});
		node.process = child;
		await new Promise<void>((resolve, reject) => {
			let said = '';
			child.stderr.on('data', (part: Buffer) => {
				said += part.toString();
				if (said.includes('Server is ready')) resolve();
			});
			child.once('exit', () => reject(new Error(`${node.name} ended:\n${said}`)));
		});
	}

	/** The node that leads the stream of runs, asked of one that is up; null while there is none. */
	async leader(): Promise<Node | null> {
		for (const node of this.nodes.filter(({ process: one }) => one !== null)) {
			const name = await leaderBy(node.monitor);
			if (name !== null) return this.nodes.find((one) => one.name === name && one.process !== null) ?? null;
		}
		return null;
	}

	/** As the power fails. */
	async kill(node: Node): Promise<void> {
		const child = node.process;
		if (!child) return;
		node.process = null;
		const gone = once(child, 'exit');
		child.kill('SIGKILL');
		await gone;
	}

	async end(): Promise<void> {
		await Promise.all(this.nodes.map((node) => this.kill(node)));
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

interface Told {
	account_details?: { stream_detail?: { cluster?: { leader?: string } }[] }[];
}

async function leaderBy(monitor: number): Promise<string | null> {
	try {
		const answer = await fetch(`http://127.0.0.1:${monitor}/jsz?accounts=true&streams=true`);
		const told = (await answer.json()) as Told;
		const streams = told.account_details?.flatMap(({ stream_detail: all }) => all ?? []) ?? [];
		return streams[0]?.cluster?.leader ?? null;
	} catch {
		return null;
	}
}

/** The documented file with the names, paths and ports of this machine. Between the nodes the way is plain here: they are one machine. */
function siteOf({ name, folder }: Node, port: number, route: number, routes: readonly string[]): string {
	const changes: [string | RegExp, string][] = [
		['server_name: "node-1"', `server_name: "${name}"`],
		['port: 4222', 'port: -1'],
		['/run/nats-server/nats.pid', join(folder, 'nats.pid')],
		['0.0.0.0:443', `127.0.0.1:${port}`],
		[/tls \{[^}]*\}/, 'no_tls: true'],
		[/tls \{[^}]*\}/, ''],
		[/allowed_origins: \[.*\]/, `allowed_origins: ["${ORIGIN}"]`],
		['/var/lib/nats', join(folder, 'store')],
		['0.0.0.0:6222', `127.0.0.1:${route}`],
		[/routes: \[.*\]/, `routes: ${JSON.stringify(routes)}`]
	];
	// The packaged 2.9 does not know this one setting, and refuses to start with it.
	if ((natsServer().version[1] ?? 0) < 10) changes.push([/.*sync_interval: always\n/, '']);
	let text = readFileSync(join(DOCS, 'site-cluster.conf'), 'utf8');
	for (const [from, to] of changes) {
		if (text.search(from) < 0) throw new Error(`docs/mailbox/site-cluster.conf has no longer: ${String(from)}`);
		text = text.replace(from, () => to);
	}
	return text;
}

export const parcelsOf = (count: number): Uint8Array<ArrayBuffer>[] =>
	Array.from({ length: count }, (_, at) => new Uint8Array(randomBytes(1000 + (at % 500))));
