/** Han characters and their punctuation. Figures, Latin and quotation marks are set in 宋体: the brush faces' own are uneven. */
const HAN =
  'U+2E80-303F,U+3105-312F,U+3400-4DBF,U+4E00-9FFF,U+F900-FAFF,U+FE30-FE4F,U+FF00-FFEF,U+20000-3FFFF';

interface Face {
  readonly family: string;
  /** Full or PostScript names, the first one installed is taken: licensed faces before the free one that is always there. */
  readonly names: readonly string[];
  readonly range?: string;
}

const FACES: readonly Face[] = [
  {
    family: 'Official Fang',
    names: [
      '仿宋_GB2312',
      'FangSong_GB2312',
      'FZFangSong-Z02S',
      'FangSong',
      'STFangsong',
      'FandolFang-Regular',
    ],
    range: HAN,
  },
  {
    family: 'Official Kai',
    names: ['楷体_GB2312', 'KaiTi_GB2312', 'FZKai-Z03S', 'KaiTi', 'STKaiti', 'FandolKai-Regular'],
    range: HAN,
  },
  { family: 'Official Hei', names: ['FZHei-B01S', 'SimHei', 'STHeiti', 'FandolHei-Regular'] },
  {
    family: 'Official Title',
    names: [
      'FZXiaoBiaoSong-B05S',
      'FZXiaoBiaoSong-B05',
      '方正小标宋简体',
      '方正小标宋_GBK',
      'FandolSong-Bold',
    ],
  },
];

/**
 * Faces by role. They are found by name among installed fonts (in print: only those the renderer offers) and never
 * fetched: a font that travels inside the page costs seconds, and one that is not static TrueType loses its name in the PDF.
 */
export const FONT_FACES = FACES.map(fontFace).join('');

function fontFace({ family, names, range }: Face): string {
  const sources = names.map((name) => `local('${name}')`).join(',');
  const limit = range === undefined ? '' : `;unicode-range:${range}`;
  return `@font-face{font-family:'${family}';src:${sources}${limit}}`;
}
