-- A site that is there already keeps the navigation it had, now in the office's hands. A new one gets it with the starting content.
INSERT INTO navigation_items (label, href, sort)
SELECT label, href, sort FROM (VALUES
	('首页', '/', 0),
	('资讯中心', '/news', 1),
	('中国开发区', '/zones', 2),
	('协会服务', '/services', 3),
	('中国开发区协会', '/about', 4),
	('投稿', '/submit', 5)
) AS built_in (label, href, sort)
WHERE EXISTS (SELECT 1 FROM channels) AND NOT EXISTS (SELECT 1 FROM navigation_items);
