import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256, toHex } from './bytes.js';

/**
 * Version 1 is frozen: what a file of its vectors holds today it holds for
 * ever. Another rule takes another version and files of its own; nobody makes
 * these anew, and so nothing that reads them can come to read something else.
 */
const FROZEN: { [file: string]: string } = {
	'src/lib/vault/vectors/acknowledgement.json': '2f8fba284e2afeb8b25a228b45addd18a684a231a38f7d3c8767325e52b93859',
	'src/lib/vault/vectors/backup.json': 'f43634434b24855fbd01968f19fdc30b5fe1c9641fc04dd576a4cbfdd726399f',
	'src/lib/vault/vectors/container.json': 'aa1575199f446710667e783ce45cf23f220a09b8004effa7b7821e1f013f5d0b',
	'src/lib/vault/vectors/document.json': '9632311f202d9c378268b8791aa7a05de8ea889110c2932c73dd6e852b9ffd77',
	'src/lib/vault/vectors/draft.json': 'ae4f502b92e222808dd6d1af63ccfdf2c1fbc16ddfc4720dc5ad29e4de2e9383',
	'src/lib/vault/vectors/epoch.json': 'ce5be5e601bce39eeccc52bb067aba11dc9626d7dd9421b96bf2a5744ab8fd30',
	'src/lib/vault/vectors/head.json': 'bead3aeada759114c5f9633ef822c0968109c45ba4e7430019ee95f360abf068',
	'src/lib/vault/vectors/ids.json': '523081f3d80dc54f9364fc5e276cf5bbeccc4f6717591f615ae2d857de6967e9',
	'src/lib/vault/vectors/keyring.json': 'ea513e297b68662a1319792b62881ddd2ad4f8081f347339f09fd345da4cdddc',
	'src/lib/vault/vectors/log.json': 'ce12dcd034f1c44c7b4fcb1262af307dffbde486fed62e4318e21126bb146fc1',
	'src/lib/vault/vectors/run.json': 'dbf722faf24be4905cd1899193b0eea1bd93d5cdb26d9ca5cfe39dd0bfbcda20',
	'src/lib/vault/vectors/snapshot.json': '16fd750f8da8a489cdfad61f727682fded6ef501688f7a7cdac72664da12ec14',
	'src/lib/vault/vectors/statements.json': '4007fdca828e3f5e46ade9b19dc890d2c2e7a40988cd6bcbe34a94977fe4a01a',
	'src/lib/vault/vectors/words.json': '67cbc4b477e39688d8082fba084afd6f5e4b4251117d31e2e7786deb106ccebb',
	'tests/fixtures/golden-vault-v0/expected.json': 'dd3f585509402ee0943ae8047f3efa88543fc8cb1497cd873fff0915106361a6',
	'tests/fixtures/golden-vault-v0/secrets.json': '5fc61a77bc36db08cf3847d967b5ba19dd6a1f39f7a9f83e4223fde653eaa417',
	'tests/fixtures/golden-vault-v0/vault.bin': 'aa71c484fb4d7dac14468160189961a44380c5ec2caba28849d23fa3230a78bb',
	'tests/fixtures/golden-vault-v1/expected.json': 'dd3f585509402ee0943ae8047f3efa88543fc8cb1497cd873fff0915106361a6',
	'tests/fixtures/golden-vault-v1/secrets.json': '5fc61a77bc36db08cf3847d967b5ba19dd6a1f39f7a9f83e4223fde653eaa417',
	'tests/fixtures/golden-vault-v1/vault.bin': 'f49c852916ba37a72775649feafa1789972772d8366714caa5880abbe0aff46e'
};

const FOLDERS = ['src/lib/vault/vectors', 'tests/fixtures/golden-vault-v0', 'tests/fixtures/golden-vault-v1'];

test('the vectors and golden vaults are byte for byte as they were frozen', () => {
	const found = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)).filter(
		(path) => !path.endsWith('.md')
	);
	const hashes = found.map((path) => [path, toHex(sha256(new Uint8Array(readFileSync(path))))]);
	expect(Object.fromEntries(hashes)).toEqual(FROZEN);
});
