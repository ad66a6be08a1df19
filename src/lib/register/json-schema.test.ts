import { expect, test } from 'vitest';
import { bodySchemas } from './bodies.js';
import { recordSchemas, type JsonSchema } from './json-schema.js';

test('every kind has its schema, closed, with what it must have and may have', () => {
	const schemas = recordSchemas();
	expect(Object.keys(schemas)).toEqual(Object.keys(bodySchemas));
	for (const [kind, schema] of Object.entries(schemas))
		expect(schema, kind).toMatchObject({ type: 'object', additionalProperties: false });
	expect(schemas['paper']).toEqual({
		type: 'object',
		properties: {
			log: { type: 'string', maxLength: 20_000 },
			page: { type: 'integer', minimum: 0 },
			line: { type: 'integer', minimum: 0 }
		},
		required: ['log', 'page'],
		additionalProperties: false
	});
	expect(JSON.parse(JSON.stringify(schemas))).toEqual(schemas);
});

test('no part of a schema is left open unknowingly', () => {
	const open: string[] = [];
	const walk = (schema: JsonSchema, path: string): void => {
		if (Object.keys(schema).length === 0) open.push(path);
		for (const [key, one] of Object.entries((schema['properties'] ?? {}) as { [key: string]: JsonSchema }))
			walk(one, `${path}.${key}`);
		for (const one of (schema['anyOf'] ?? []) as JsonSchema[]) walk(one, path);
		if (schema['items']) walk(schema['items'] as JsonSchema, `${path}[]`);
	};
	for (const [kind, schema] of Object.entries(recordSchemas())) walk(schema, kind);
	expect(open).toEqual([]);
});
