import { z } from 'zod';

/** The schema of an object or list underneath its defaults, preprocessing and the like. */
export function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return bare(schema.def.innerType);
  if (schema instanceof z.ZodOptional) return bare(schema.def.innerType);
  // preprocess: a transform into the schema; secret: a schema into a transform
  if (schema instanceof z.ZodPipe)
    return bare(schema.def.in instanceof z.ZodTransform ? schema.def.out : schema.def.in);
  return schema;
}

/** The schema at a path of keys and list positions, still with its description; undefined where there is none. */
export function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const here = bare(schema);
  if (here instanceof z.ZodArray) return schemaAt(here.def.element, rest);
  if (!(here instanceof z.ZodObject)) return undefined;
  const next = here.def.shape[String(step)];
  return next && schemaAt(next, rest);
}

/** The keys that an object schema knows; none for any other schema. */
export function keysOf(schema: z.core.$ZodType | undefined): readonly string[] {
  const here = schema && bare(schema);
  return here instanceof z.ZodObject ? Object.keys(here.def.shape) : [];
}

/** What `describe` said of it. */
export const descriptionOf = (schema: z.core.$ZodType | undefined): string | undefined =>
  schema instanceof z.ZodType ? schema.description : undefined;
