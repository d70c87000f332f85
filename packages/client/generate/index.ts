import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const HEAD = `/** Made from the OpenAPI document of the API; see README.md. Not to be edited. */\n\n`;

/** The types of a document, as the text of `src/generated/wire.ts`. */
export async function clientTypes(document: OpenAPI3): Promise<string> {
  const nodes = await openapiTS(document, { alphabetize: true, immutable: true, emptyObjectsUnknown: true });
  return HEAD + astToString(nodes);
}
