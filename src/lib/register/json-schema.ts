import { bodySchemas } from './bodies.js';

/** What of a schema of records is looked at here. */
interface Node {
	type: string;
	entries?: { [key: string]: Node };
	item?: Node;
	wrapped?: Node;
	options?: readonly unknown[];
	literal?: unknown;
	pipe?: readonly { type: string; requirement?: unknown }[];
}

export interface JsonSchema {
	[keyword: string]: unknown;
}

/**
 * The schemas of the kinds of records as JSON Schema (2020-12), for programs
 * that are not ours. Made of the schemas that judge here, so that they say the
 * same; what only code can check (that a day exists) is in `docs/format.md`.
 */
export function recordSchemas(): { [kind: string]: JsonSchema } {
	return Object.fromEntries(
		Object.entries(bodySchemas).map(([kind, schema]) => [kind, schemaOf(schema as unknown as Node)])
	);
}

function schemaOf(node: Node): JsonSchema {
	const { entries = {}, item, wrapped, options = [], literal } = node;
	switch (node.type) {
		case 'strict_object': {
			const required = Object.entries(entries).filter(([, one]) => one.type !== 'optional');
			return {
				type: 'object',
				properties: Object.fromEntries(Object.entries(entries).map(([key, one]) => [key, schemaOf(one)])),
				required: required.map(([key]) => key),
				additionalProperties: false
			};
		}
		case 'optional':
			return wrapped ? schemaOf(wrapped) : {};
		case 'nullable':
			return { anyOf: [wrapped ? schemaOf(wrapped) : {}, { type: 'null' }] };
		case 'array':
			return { type: 'array', items: item ? schemaOf(item) : {}, ...limits(node, 'Items') };
		case 'picklist':
			return { enum: options };
		case 'literal':
			return { const: literal };
		case 'union':
			return { anyOf: options.map((one) => schemaOf(one as Node)) };
		case 'boolean':
			return { type: 'boolean' };
		case 'number':
			return { type: 'integer', ...limits(node, '') };
		case 'string':
			return { type: 'string', ...limits(node, 'Length') };
		default:
			return {};
	}
}

/** `minLength`, `maximum` and the like, from the steps of a schema. */
function limits({ pipe = [] }: Node, what: 'Length' | 'Items' | ''): JsonSchema {
	const found: JsonSchema = {};
	for (const { type, requirement } of pipe) {
		if (type === 'min_length') found[`min${what}`] = requirement;
		else if (type === 'max_length') found[`max${what}`] = requirement;
		else if (type === 'min_value') found['minimum'] = requirement;
		else if (type === 'max_value') found['maximum'] = requirement;
		else if (requirement instanceof RegExp) found['pattern'] = requirement.source;
	}
	return found;
}
