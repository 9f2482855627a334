import type { OrganisationKind } from '#libs/rulebook';

/** The district of the demo. Names of places are real, people and figures (but for the sample's) are made up. */
export const DISTRICT = '保定市徐水区';
export const BUREAU_NAME = '保定市徐水区财政局';

/** A unit of the district. */
export interface DemoUnit {
  /** Part of its accounts' names: `humu.tb`. */
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: OrganisationKind;
}

function unit(key: string, shortName: string, kind: OrganisationKind): DemoUnit {
  const name = kind === 'department' ? `保定市${shortName}` : `${DISTRICT}${shortName}人民政府`;
  return { key, name, shortName, kind };
}

/** The unit whose real report is the sample. */
export const SAMPLE_UNIT: DemoUnit = unit('humu', '户木乡', 'township');

export const OTHER_UNITS = [
  unit('puhe', '瀑河乡', 'township'),
  unit('dongfushan', '东釜山乡', 'township'),
  unit('yilianzhuang', '义联庄乡', 'township'),
  unit('ansu', '安肃镇', 'town'),
  unit('cuizhuang', '崔庄镇', 'town'),
  unit('dayin', '大因镇', 'town'),
  unit('suicheng', '遂城镇', 'town'),
  unit('gaolincun', '高林村镇', 'town'),
  unit('dawangdian', '大王店镇', 'town'),
  unit('caohe', '漕河镇', 'town'),
  unit('liucun', '留村镇', 'town'),
  unit('zhengcun', '正村镇', 'town'),
  unit('nongye', '徐水区农业农村局', 'department'),
  unit('jiaoyu', '徐水区教育和体育局', 'department'),
] as const satisfies readonly DemoUnit[];
