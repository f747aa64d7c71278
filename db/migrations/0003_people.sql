-- Until now one person did everything: a row without roles is the person of the first start, who goes on holding all of them.
-- Roles are given and taken by further rows; nothing is written into the rows that are there.
ALTER TABLE `person_detail` ADD `roles` text;
--> statement-breakpoint
ALTER TABLE `person_detail` ADD `state` text;
--> statement-breakpoint
ALTER TABLE `person_detail` ADD `active_from` text;
--> statement-breakpoint
ALTER TABLE `person_detail` ADD `active_until` text;
--> statement-breakpoint
ALTER TABLE `person_detail` ADD `sign_in_name` text;
--> statement-breakpoint
ALTER TABLE `person_detail` ADD `passphrase` text;
--> statement-breakpoint
ALTER TABLE `person_detail` ADD `note` text;;
