import { getMetadataStorage } from 'class-validator';
import { isGiven, isPlainObject, isProblem, nestedFieldsOf, type Problem, type Shape } from './rule.ts';

interface FieldRules {
  optional: boolean;
  problem: Problem | null;
  nested: Acceptance | null;
}

const acceptances = new Map<Shape, Acceptance>();

/**
 * What class-validator does with values of a class, made once of its own metadata and without its detours, which take a
 * hundred times as long. It says only that nothing is wrong; else class-validator is to be asked, for it finds the words.
 */
export class Acceptance {
  readonly #fields = new Map<string, FieldRules>();
  #needed = 0;

  /** @throws {TypeError} for a field with a rule that cannot be followed here: it is to be one of fields.ts */
  static of(type: Shape): Acceptance {
    const known = acceptances.get(type);
    if (known) return known;
    const acceptance = new Acceptance();
    // Before it is filled, for a class may have itself below.
    acceptances.set(type, acceptance);
    acceptance.#fill(type);
    return acceptance;
  }

  get hasFields(): boolean {
    return this.#fields.size > 0;
  }

  accepts(value: unknown): boolean {
    if (!isPlainObject(value)) return false;
    let found = 0;
    for (const name of Object.keys(value)) {
      const field = this.#fields.get(name);
      const given = value[name];
      if (field === undefined || given === undefined || field.problem?.(given) !== null) return false;
      if (field.nested !== null && !field.nested.#acceptsEach(given)) return false;
      if (!field.optional) found++;
    }
    return found === this.#needed;
  }

  #acceptsEach(given: unknown): boolean {
    if (!Array.isArray(given)) return this.accepts(given);
    for (const each of given) if (!this.accepts(each)) return false;
    return true;
  }

  #fill(type: Shape): void {
    for (const rule of getMetadataStorage().getTargetValidationMetadatas(type, '', false, false)) {
      const { propertyName, each, groups, validateIf } = rule;
      const fits: unknown = (rule.constraints as unknown[] | undefined)?.[0];
      const below = nestedFieldsOf(type).get(propertyName);
      let field = this.#fields.get(propertyName);
      if (!field) this.#fields.set(propertyName, (field = { optional: false, problem: null, nested: null }));
      const isPlain = !each && !validateIf && !groups?.length;
      if (isPlain && rule.type === 'customValidation' && isProblem(fits) && field.problem === null) field.problem = fits;
      else if (isPlain && rule.type === 'conditionalValidation' && fits === isGiven) field.optional = true;
      else if (isPlain && rule.type === 'nestedValidation' && below) field.nested = Acceptance.of(below());
      else throw new TypeError(`${type.name}.${propertyName} has a rule that is none of bodies/fields.ts`);
    }
    for (const { optional } of this.#fields.values()) if (!optional) this.#needed++;
  }
}
