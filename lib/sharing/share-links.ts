/** Addresses at which other sites take a link; every value is encoded once. */
export function shareLinks({ title, url }: { title: string; url: string }): { name: string; href: string }[] {
  const query = (values: Record<string, string>) => new URLSearchParams(values).toString();
  return [
    { name: "微博", href: `https://service.weibo.com/share/share.php?${query({ url, title })}` },
    { name: "QQ", href: `https://connect.qq.com/widget/shareqq/index.html?${query({ url, title })}` },
    { name: "QQ空间", href: `https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?${query({ url, title })}` },
  ];
}
