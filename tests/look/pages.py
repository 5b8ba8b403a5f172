"""A rendered page as a list of its tags."""

from html.parser import HTMLParser


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.text = text
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, name):
        """Attributes of every tag of that name."""
        return [attributes for tag, attributes in self.tags if tag == name]

    @property
    def html_language(self):
        return self.all("html")[0]["lang"]
