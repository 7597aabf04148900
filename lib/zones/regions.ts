/** The four regions of national statistics 东部 中部 西部 东北. */
export const regions = ["东部", "中部", "西部", "东北"] as const;
export type Region = (typeof regions)[number];

export type Province = {
  name: string;
  /** One-character short name 简称 */
  short: string;
  region: Region | null;
  /** Cell of the tile grid: column and row from the top left, 0 to 7. */
  cell: readonly [number, number];
};

/** Provinces in the order of GB/T 2260, placed on a tile grid. It shows no boundary and no territory. */
export const provinces: readonly Province[] = [
  { name: "北京市", short: "京", region: "东部", cell: [5, 2] },
  { name: "天津市", short: "津", region: "东部", cell: [6, 2] },
  { name: "河北省", short: "冀", region: "东部", cell: [4, 2] },
  { name: "山西省", short: "晋", region: "中部", cell: [3, 2] },
  { name: "内蒙古自治区", short: "蒙", region: "西部", cell: [4, 1] },
  { name: "辽宁省", short: "辽", region: "东北", cell: [7, 2] },
  { name: "吉林省", short: "吉", region: "东北", cell: [7, 1] },
  { name: "黑龙江省", short: "黑", region: "东北", cell: [7, 0] },
  { name: "上海市", short: "沪", region: "东部", cell: [6, 4] },
  { name: "江苏省", short: "苏", region: "东部", cell: [5, 3] },
  { name: "浙江省", short: "浙", region: "东部", cell: [5, 4] },
  { name: "安徽省", short: "皖", region: "中部", cell: [4, 4] },
  { name: "福建省", short: "闽", region: "东部", cell: [5, 5] },
  { name: "江西省", short: "赣", region: "中部", cell: [4, 5] },
  { name: "山东省", short: "鲁", region: "东部", cell: [4, 3] },
  { name: "河南省", short: "豫", region: "中部", cell: [3, 3] },
  { name: "湖北省", short: "鄂", region: "中部", cell: [3, 4] },
  { name: "湖南省", short: "湘", region: "中部", cell: [3, 5] },
  { name: "广东省", short: "粤", region: "东部", cell: [4, 6] },
  { name: "广西壮族自治区", short: "桂", region: "西部", cell: [3, 6] },
  { name: "海南省", short: "琼", region: "东部", cell: [3, 7] },
  { name: "重庆市", short: "渝", region: "西部", cell: [2, 4] },
  { name: "四川省", short: "川", region: "西部", cell: [1, 4] },
  { name: "贵州省", short: "贵", region: "西部", cell: [2, 5] },
  { name: "云南省", short: "云", region: "西部", cell: [1, 5] },
  { name: "西藏自治区", short: "藏", region: "西部", cell: [0, 4] },
  { name: "陕西省", short: "陕", region: "西部", cell: [2, 3] },
  { name: "甘肃省", short: "甘", region: "西部", cell: [1, 2] },
  { name: "青海省", short: "青", region: "西部", cell: [1, 3] },
  { name: "宁夏回族自治区", short: "宁", region: "西部", cell: [2, 2] },
  { name: "新疆维吾尔自治区", short: "新", region: "西部", cell: [0, 2] },
  { name: "台湾省", short: "台", region: null, cell: [6, 6] },
  { name: "澳门特别行政区", short: "澳", region: null, cell: [4, 7] },
  { name: "香港特别行政区", short: "港", region: null, cell: [5, 7] },
];

export function isRegion(text: string): text is Region {
  return (regions as readonly string[]).includes(text);
}

export function provincesOf(region: Region): string[] {
  return provinces.filter((province) => province.region === region).map((province) => province.name);
}
