import { z } from 'zod';
import {
  conditionSchema,
  decimalSchema,
  formulaSchema,
  idSchema,
  nonNegativeDecimalSchema,
  templateSchema,
  type Condition,
} from './common.js';

/** A half-open or closed interval with stated bounds. A bound left out is infinite. */
const bandShape = {
  from: decimalSchema.optional(),
  fromInclusive: z.boolean().default(true),
  to: decimalSchema.optional(),
  toInclusive: z.boolean().default(false),
  label: z.string().max(200).optional(),
};
export const scoreBandSchema = z.strictObject({ ...bandShape, points: nonNegativeDecimalSchema });
export type ScoreBand = z.infer<typeof scoreBandSchema>;

const itemLabel = z.string().min(1).max(200);

/**
 * How an indicator's points are computed. json-rules-engine decides each `when`; the arithmetic is exact decimal.
 * Sources of the forms: DOMAIN notes in docs/GLOSSARY.md.
 */
export type ScoringForm =
  /** actual / target × full marks, at most full marks (按比例得分). */
  | { form: 'proportional'; actual: string; target: string }
  /** target / actual × full marks, at most full marks (反向指标). */
  | { form: 'reverse'; actual: string; target: string }
  /**
   * Full marks minus count × points for every deduction, never below zero (扣完为止).
   * `count` is a formula; with `per` given, ceil((count − allowance) / per) units are deducted (每超 1 个百分点).
   */
  | {
      form: 'deductions';
      items: {
        id: string;
        label: string;
        count: string;
        unit?: string | undefined;
        allowance?: string | undefined;
        per?: string | undefined;
        points: string;
        /** Which fact to change, for the counterfactual line; default: the only fact the formula reads. */
        fact?: string | undefined;
      }[];
    }
  /** The band the value falls in gives the points; bands cover the whole line without gap or overlap (分档得分). */
  | { form: 'bands'; value: string; bands: ScoreBand[] }
  /** Every item not met takes its points (缺一项扣 x 分). */
  | { form: 'checklist'; items: { id: string; label: string; when: Condition; points: string }[] }
  /**
   * `when` is what must hold for the gate to be open (内控制度已建立 = 是). When it does not hold, the gate is shut and the
   * whole indicator scores zero; when it holds, `then` scores it (一票否决).
   */
  | { form: 'gate'; label: string; when: Condition; then: ScoringForm }
  /** The best of several ways (任一达标). */
  | { form: 'best_of'; alternatives: { label: string; scoring: ScoringForm }[] }
  /** Full marks when met, else nothing. */
  | { form: 'all_or_nothing'; label: string; when: Condition }
  /** Added points: every item met adds, up to full marks (加分项). */
  | { form: 'bonus'; items: { id: string; label: string; when: Condition; points: string }[] }
  /** Subtracted points: every item met subtracts, down to minus `limit` (扣分项). Counts per unit when `count` is given. */
  | {
      form: 'penalty';
      limit: string;
      items: {
        id: string;
        label: string;
        when: Condition;
        points: string;
        count?: string | undefined;
      }[];
    };

const pointsItem = z.strictObject({
  id: idSchema,
  label: itemLabel,
  when: conditionSchema,
  points: nonNegativeDecimalSchema,
});

export const scoringFormSchema: z.ZodType<ScoringForm> = z.lazy(() =>
  z.discriminatedUnion('form', [
    z.strictObject({
      form: z.literal('proportional'),
      actual: formulaSchema,
      target: formulaSchema,
    }),
    z.strictObject({ form: z.literal('reverse'), actual: formulaSchema, target: formulaSchema }),
    z.strictObject({
      form: z.literal('deductions'),
      items: z
        .array(
          z.strictObject({
            id: idSchema,
            label: itemLabel,
            count: formulaSchema,
            unit: z.string().max(20).optional(),
            allowance: decimalSchema.optional(),
            per: nonNegativeDecimalSchema.optional(),
            points: nonNegativeDecimalSchema,
            fact: idSchema.optional(),
          }),
        )
        .min(1)
        .max(40),
    }),
    z.strictObject({
      form: z.literal('bands'),
      value: formulaSchema,
      bands: z.array(scoreBandSchema).min(1).max(40),
    }),
    z.strictObject({ form: z.literal('checklist'), items: z.array(pointsItem).min(1).max(40) }),
    z.strictObject({
      form: z.literal('gate'),
      label: itemLabel,
      when: conditionSchema,
      then: scoringFormSchema,
    }),
    z.strictObject({
      form: z.literal('best_of'),
      alternatives: z
        .array(z.strictObject({ label: itemLabel, scoring: scoringFormSchema }))
        .min(2)
        .max(10),
    }),
    z.strictObject({ form: z.literal('all_or_nothing'), label: itemLabel, when: conditionSchema }),
    z.strictObject({ form: z.literal('bonus'), items: z.array(pointsItem).min(1).max(40) }),
    z.strictObject({
      form: z.literal('penalty'),
      limit: nonNegativeDecimalSchema,
      items: z
        .array(pointsItem.extend({ count: formulaSchema.optional() }))
        .min(1)
        .max(40),
    }),
  ]),
);

export const indicatorSchema = z.strictObject({
  id: idSchema,
  label: z.string().min(1).max(120),
  /** 满分. A bonus adds up to it; a penalty has full marks 0. */
  fullMarks: nonNegativeDecimalSchema,
  notApplicable: z
    .strictObject({
      when: conditionSchema,
      /** `exclude`: out of score and full marks; `full_marks`: scores in full (不涉及得满分). */
      treatment: z.enum(['exclude', 'full_marks']),
      reason: templateSchema,
    })
    .optional(),
  scoring: scoringFormSchema,
  /** Policy basis (评分依据): document and article, or that it is an assumption of the rulebook. */
  basis: z.string().min(1).max(500),
  /** Evidence demanded (佐证材料). */
  evidence: z.array(z.string().min(1).max(200)).max(20).default([]),
  /** What is scored, in a sentence (评分标准). */
  standard: z.string().min(1).max(1_000),
});
export type IndicatorDefinition = z.infer<typeof indicatorSchema>;

export const categorySchema = z.strictObject({
  id: idSchema,
  label: z.string().min(1).max(100),
  kind: z.enum(['scored', 'bonus', 'penalty']),
  fullMarks: nonNegativeDecimalSchema,
  indicators: z.array(indicatorSchema).min(1).max(200),
});
export type CategoryDefinition = z.infer<typeof categorySchema>;

/** 总分上限: when the value falls in a band, the converted score is at most `atMost` (执行率 70–80 %: at most 89). */
export const totalCapSchema = z.strictObject({
  id: idSchema,
  label: itemLabel,
  value: formulaSchema,
  bands: z
    .array(z.strictObject({ ...bandShape, atMost: nonNegativeDecimalSchema }))
    .min(1)
    .max(20),
  basis: z.string().min(1).max(500),
});
export type TotalCap = z.infer<typeof totalCapSchema>;

/** `indicators.json` */
export const indicatorsFileSchema = z.strictObject({
  $schema: z.string().optional(),
  /** 总满分 of the scored categories; must be what their indicators add up to. */
  fullMarks: nonNegativeDecimalSchema,
  categories: z.array(categorySchema).min(1).max(40),
  /** Conditions used in several places, by name. */
  conditions: z.record(idSchema, conditionSchema).default({}),
  caps: z.array(totalCapSchema).max(20).default([]),
  /** Grade bands of the converted score, highest first: 优 良 中 差. */
  grades: z
    .array(
      z.strictObject({
        id: idSchema,
        label: z.string().min(1).max(10),
        from: nonNegativeDecimalSchema,
      }),
    )
    .min(1)
    .max(10),
});
export type IndicatorsFile = z.infer<typeof indicatorsFileSchema>;
