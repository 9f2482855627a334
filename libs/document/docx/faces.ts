/** A face of the official layout as Word and WPS know it: its name, and what to take where it is not installed. */
interface WordFace {
  readonly name: string;
  readonly instead: readonly string[];
}

/** The four faces, and 宋体 for figures, Latin and page numbers, as in print. */
export const WORD_FACES = {
  fang: { name: '仿宋_GB2312', instead: ['仿宋', 'FangSong', 'STFangsong', 'FandolFang'] },
  kai: { name: '楷体_GB2312', instead: ['楷体', 'KaiTi', 'STKaiti', 'FandolKai'] },
  hei: { name: '黑体', instead: ['SimHei', 'STHeiti', 'FandolHei'] },
  title: {
    name: '方正小标宋简体',
    instead: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', 'FandolSong'],
  },
  song: { name: '宋体', instead: ['SimSun', 'Noto Serif SC', 'FandolSong'] },
} as const satisfies Readonly<Record<string, WordFace>>;

export type FaceName = keyof typeof WORD_FACES;

/** A run's fonts: Chinese in the face, figures and Latin in 宋体; titles and 黑体 are one face throughout. */
export function fontsOf(face: FaceName) {
  const { name } = WORD_FACES[face];
  const latin = face === 'fang' || face === 'kai' ? WORD_FACES.song.name : name;
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: name };
}

/** word/fontTable.xml: for each face the names Word looks for when it is not installed (`w:altName`). */
export const FONT_TABLE = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
  ...Object.values(WORD_FACES).map(
    ({ name, instead }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/></w:font>`,
  ),
  '</w:fonts>',
].join('');
