import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { aptInstall } from './browsers.js';

const PATHS = ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server'];

/**
 * The distribution's nats-server: the variable that names it, the system's own,
 * the package manager.
 * @returns {{path: string, version: number[]}} version: [2, 9, 10]
 * @throws {Error} with what to do, where it cannot be had: every test of the mailbox needs it
 */
export function natsServer() {
	const find = () => process.env.NATS_SERVER_PATH ?? PATHS.find((path) => existsSync(path));
	const path = find() ?? (aptInstall(['nats-server']) ? find() : undefined);
	if (!path)
		throw new Error(
			'nats-server was not found and could not be installed: apt-get install nats-server, or set NATS_SERVER_PATH.'
		);
	const said = execFileSync(path, ['--version'], { encoding: 'utf8' });
	return { path, version: (/(\d+)\.(\d+)\.(\d+)/.exec(said) ?? []).slice(1).map(Number) };
}
