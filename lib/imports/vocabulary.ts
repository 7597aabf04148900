import { readClicks } from "./counts.ts";
import { findDates } from "./dates.ts";
import { type Line, linkShare, size } from "./lines.ts";

/** What a line is for. Only `prose` and `short` can be part of an article's body. */
export type Kind =
  | "prose"
  | "short"
  | "meta"
  | "tool"
  | "share"
  | "breadcrumb"
  | "neighbour"
  | "related"
  | "comment"
  | "footer"
  | "notice"
  | "editor"
  | "pager"
  | "links"
  | "form"
  | "mark";

/** Kinds after which an article is over, when most of its prose stands before. */
export const endings: ReadonlySet<Kind> = new Set<Kind>(["neighbour", "related", "comment", "footer", "notice"]);

const opening = "^[\\s【\\[（(<《●■◆▶>·|•*-]*";
const neighbour = new RegExp(
  `${opening}(?:上一[篇条條页頁則则章]|下一[篇条條则則章]|前一篇|后一篇|後一篇|上篇|下篇|[上下]一页|PREV(?:IOUS)?\\b|NEXT\\b)(?:新闻|文章|信息|公告)?\\s*(?:[:：>】\\]|]|$|没有|沒有|無|无)`,
  "i",
);
const related = new RegExp(
  `${opening}(?:相关|相關|推荐|推薦|延伸|热门|熱門|热点|熱點|最新|精彩|更多|精华|编辑|編輯|今日|本周|本月|随机|友情|为你|为您|猜你|猜您|你可能|您可能|大家都|还有)(?:的?(?:阅读|閱讀|文章|新闻|新聞|链接|鏈接|資訊|资讯|报道|報道|推荐|推薦|内容|內容|专题|專題|信息|事件|话题|稿件|图片|圖片|视频|推送|推介|下载|評論|评论|关注|排行|热点|热门|头条|喜欢|喜歡|感兴趣|也?会?喜欢|在看|附件|组图|博文|问题|标签|精彩|热文|消息|更新|动态|活动|栏目|政策|解读)){1,2}\\s*[:：>》】\\]]*\\s*(?:更多[>》+]*|MORE[>+]*|换一换|refresh)?$`,
  "i",
);
const heading = /^[\s【[●■]*(?:新闻|新聞)(?:资讯|資訊|推荐|推薦|中心|导读)[\s】\]]*$/;
const ranking = new RegExp(`${opening}.{0,6}(?:排行榜?|点击榜|热榜|TOP ?\\d+)\\s*(?:更多.?)?$`, "i");
const comment = new RegExp(
  `${opening}(?:我要|发表|發表|最新|最热|热门|全部|网友|用户|查看|写|已有|留言与|\\d+ ?条?)?(?:评论|評論|跟帖|跟贴|回复|留言)(?:内容|\\(?\\d*\\)?|列表|区|一下|留言)?\\s*(?:[:：]?\\s*[(（]?\\d|[(（]|$)|${opening}(?:昵称|暱稱|验证码|驗證碼|用户名|密码)\\s*(?:[:：]|$)|^(?:登录|登錄|注册|註冊)(?:\\s*[|/·]|[^，。]{0,6}$)|文明上网|网友评论仅供|还没有评论|抢沙发|\\d+ ?条评论|表情删除后|图片正在上传`,
);
const footer =
  /(?:版权所有|版權所有|All Rights Reserved|Copyright\s*[©(]|©\s*(?:19|20)\d\d|ICP\s*[备備证證]|公网安备|公網安備|网站标识码|網站標識碼|技术支持\s*[:：]|Powered [Bb]y|Produced By|建议使用.*浏览器|最佳浏览效果|网站地图|網站地圖|法律声明|隐私政策|隱私|设为首页|加入收藏|广告服务|廣告服務|违法和不良信息|举报电话|增值电信业务|备案号|備案號|网络文化经营许可)/;
const owner =
  /^(?:主办|主辦|承办|承辦|协办|主管|维护|运维|建设)(?:单位|單位)?\s*[:：].{0,60}(?:地址|邮编|电话|承办|维护|技术|$)|^(?:联系|单位|公司)?(?:地\s*址|电\s*话|傳真|传\s*真|邮\s*编|邮政编码|E-?mail|邮箱)\s*[:：]/i;
const contact = /^(?:联系我们|關於我們|关于我们|联系方式|聯系我們|客服中心|联系客服|扫一扫|返回顶部|返回首页|TOP)\s*[|:：]?/;
const notice =
  /(?:免责声明|免責聲明|版权声明|版權聲明|特别声明|郑重声明|鄭重聲明|声明：.{0,6}本|(?:本文|文章|内容|作品|文中|以上)[^。]{0,24}(?:仅代表|不代表|仅供参考|与本[站网]无关|版权归|原创文章|非本[站网]原创|来自网络|由网络|用户上传)|(?:不代表|与)本?[^。，]{0,8}(?:观点|立场)|未经[^。，]{0,10}(?:授权|允许|许可|同意|書面)[^。]{0,20}(?:不得|禁止|请勿|严禁|請勿)|(?:转载|轉載)[^。，]{0,6}(?:请注明|须注明|請註明|注明出处|请联系|授权)|禁止转载|請勿轉載|请勿转载|违者必究|侵权必究|(?:本站|本网站|本平台|网站)(?:是|仅|所有|不|力求|对)[^。]{0,60}(?:提供|观点|责任|转载|用户|立场|真实)|如[有涉][^。]{0,20}(?:侵权|版权)|据此操作[，,]?风险自担|出售\/购买建议|信息存储空间|storage services)/;
const tool =
  /^(?:[【[（(]?\s*(?:字\s*[体號号體]|字体大小|调整字体|默认|正文字号|放大|正常|缩小|打印|列印|打印本页|打印文章|打印此页|关闭|关闭窗口|關閉|收藏|加入收藏|推荐|大|中|小|特大|超大|返回|返回列表|返回顶部|返回首页|复制链接|复制网址|纠错|我要纠错|投诉|举报|语音播报|朗读|无障碍|繁体|简体|TT|[AT][+-]?|[+-]|导出|保存|手机看|小|查看原文|阅读原文|原文链接|点赞|赞|踩|赏|打赏|订阅|关注|隐藏边栏|下载APP|APP下载|参与互动|有用|没用|顶|\d{1,3})\s*[】\]）)：:]?[\s|/·丨]*)+$/i;
const original = /^(?:原文链接|原文地址|本文链接|链接地址|文章链接|阅读原文|原文)\s*[:：]?\s*https?:\S+$/i;
const share =
  /(?:分享到|分享至|分享给|分享：|分享:|用?微信(?:扫|掃)|(?:扫|掃)(?:一|描|码|上方|下方|左|右|二维)[^。]{0,12}(?:二维码|下载|关注|打开|阅读|公众号|客户端|一扫|$)|扫码|掃碼|二维码.{0,8}(?:关注|分享)|一键分享|bShare|新浪微博.{0,6}(?:腾讯|微信|QQ)|QQ空间|QQ好友|朋友圈.{0,4}(?:分享|$)|(?:下载|打开|安装)[^。，]{0,10}(?:客户端|APP)|(?:公众号|微信号|微博|客户端)[:：]|(?:关注|搜索)[^。，]{0,12}(?:公众号|微信号|官方微信)|长按.{0,6}(?:识别|关注)|点击(?:上方|蓝字|下方|右上)|^分享$|^分享\b)/i;
const place =
  /^(?:.{0,8}?(?:您|你|我)?(?:当前|現在|目前|所在|现在|的|當前)*(?:的)?(?:位置|路径)\s*(?:[:：>]|是|$| (?:首页|主页|网站))|(?:网站)?(?:首页|主页|首頁|Home)\s*(?:[>›»＞/→\\-]|::)|[^>›»＞，。：]{2,12}(?:\s*[>›»＞]+\s*[^>›»＞，。]{2,14}){2,5}\s*[>›»＞]?$|[一-鿿]{2,12}\s*[>›»＞]{1,2}\s*[一-鿿]{2,12}$)/i;
const editor =
  /^[\s（(【[]*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|编审|校对|审核|审校|监制|责校|文字编辑|网络编辑|主编|值班编辑|录入|排版|编 辑|二审|三审|终审|初审|复审|签发|统筹)\s*(?:[:：/丨|]|\s)\s*[^。，]{0,40}[】\])）]?$/;
const pager =
  /^(?:[【[（(<]?\s*(?:\d{1,3}|首页|尾页|末页|上一页|下一页|全文|余下全文|在本页阅读全文|共 ?\d+ ?页|[.…]{2,})\s*[】\]）)>]?\s*)+$|^(?:\d+\/\d+)$/;
const mark =
  /^(?:[-—\s]*(?:THE END|完|END|正文结束|全文完)[-—\s]*|[\d\s]{20,}|[|｜、?？\s·•.…_=*~-]+|加载中\.*|点击加载更多|广告|Advertisement|Loading.*)$/i;

const fields =
  "来源|來源|来源于|信息来源|稿源|文章来源|稿件来源|出处|转自|作者|撰稿|编辑|發布|发布|发表|更新|录入|上传|时间|時間|日期|浏览|瀏覽|点击|點擊|阅读|閱讀|访问|人气|字号|字体|字體|所属分类|分类|栏目|标签|标 签|关键词|文号|索引号|发布机构|发文机关|责任编辑|收藏|评论|审核|供稿|关注度|摘要";
const field = new RegExp(`(?:^|[\\s|【\\[（(】）)\\d])(?:${fields})(?:时间|日期|次数|量|数|單位|单位|机构|者|人)?\\s*[:：]`, "g");
const sentence = /[。！？；”…!?;]|[，,、].*[，,、。]|[：:]$/;

const kinds: readonly [Kind, RegExp, number][] = [
  ["mark", mark, 200],
  ["pager", pager, 80],
  ["breadcrumb", place, 160],
  ["tool", tool, 80],
  ["tool", original, 300],
  ["neighbour", neighbour, 200],
  ["related", related, 30],
  ["related", ranking, 20],
  ["related", heading, 12],
  ["editor", editor, 60],
  ["comment", comment, 60],
  ["share", share, 90],
  ["footer", footer, 400],
  ["footer", owner, 200],
  ["footer", contact, 60],
  ["notice", notice, 400],
];

export function kindOf(line: Line): Kind {
  const { text } = line;
  const chars = size(line);
  if (chars === 0) return "short";
  if (line.form) return "form";
  if (chars <= 140 && factCount(text) >= 3) return "meta";
  for (const [kind, pattern, limit] of kinds) if (chars <= limit && pattern.test(text)) return kind;
  if (isMeta(text, chars)) return "meta";
  if (linkShare(line) > 0.6 && !(chars > 40 && sentence.test(text))) return "links";
  return chars >= 12 && sentence.test(text) ? "prose" : "short";
}

/** Labels, a time to the minute and a count of readers: three of them are never prose. */
function factCount(text: string): number {
  const timed = findDates(text).some((date) => date.hour !== undefined) ? 2 : 0;
  return (text.match(field)?.length ?? 0) + timed + (timed && readClicks(text) !== null ? 1 : 0);
}

/** A line of labelled facts about the article, or a bare date with at most a name beside it. */
export function isMeta(text: string, chars = text.replace(/\s/g, "").length): boolean {
  if (chars > 140) return false;
  const labels = text.match(field)?.length ?? 0;
  if (labels >= 2) return true;
  if (labels === 1 && chars <= 60 && /^[\s|【[（(]*\S{0,24}$/.test(text.replace(field, "")) && !/[。！？]/.test(text)) return true;
  if (labels === 1 && chars <= 50 && new RegExp(`^[\\s|【\\[（(]*(?:${fields})`).test(text) && !/[。！？，]/.test(text)) return true;
  const [date] = findDates(text, true);
  if (!date) return false;
  if (labels === 1 && chars <= 80 && !/[。！？；，]/.test(text)) return true;
  const rest = `${text.slice(0, date.at)}${text.slice(date.end)}`.replace(/[\s|:：·,，[\]()（）]/g, "");
  return rest.length <= (date.hour === undefined ? 14 : 24) && !/[，。；！？]/.test(rest) && (date.hour !== undefined || rest.length <= 12);
}
